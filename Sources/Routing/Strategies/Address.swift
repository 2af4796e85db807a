internal import Mail

extension KeyStrategy {
    /// Addresses that are rewritten to addresses: virtual(5), canonical(5), relocated(5).
    ///
    /// For `Bob+news@example.org`: `bob+news@example.org`, `bob@example.org`, for a hosted domain
    /// `bob+news` and `bob`, and `@example.org`.
    public static let address = KeyStrategy(
        name: "address", summary: "addresses that become other addresses",
        candidates: addressCandidates, value: .addresses)

    /// The keys that Postfix tries for an address (mail_addr_find(3), MA_FIND_DEFAULT).
    ///
    /// Postfix remembers the extension it cut off for the keys with a user, but not for
    /// `@domain`: a catch-all's value gets no extension.
    static let addressCandidates: @Sendable ([UInt8], RoutingContext) -> [KeyCandidate] = {
        key, context in
        guard let address = AddressKey(key) else { return [] }
        var candidates = withAndWithoutExtension(address, context, domain: address.domain)
        if context.domains.contains(address.domain) {
            candidates += withAndWithoutExtension(address, context, domain: [])
                .map { .part($0.folded, cut: $0.cut) }
        }
        candidates.append(.part([UInt8(ascii: "@")] + address.domain))
        return candidates
    }

    /// The whole address, then the address without extension, each in both of its forms.
    static func withAndWithoutExtension(
        _ address: AddressKey, _ context: RoutingContext, domain: [UInt8]
    ) -> [KeyCandidate] {
        let whole = address.forms(cutting: 0, domain: domain).map { KeyCandidate.whole($0) }
        let (user, detail, _) = context.delimiter.split(localPart: address.localPart)
        guard detail != nil else { return whole }
        let cut = Array(address.localPart[user.count...])
        return whole
            + address.forms(cutting: cut.count, domain: domain).map { .part($0, cut: cut) }
    }
}
