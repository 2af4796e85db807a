internal import Mail

extension AddressPart {
    /// `:all`: the whole address (RFC 5228, 2.7.4), the default.
    static let all = AddressPart("all") { address, _ in address.bytes }

    /// `:localpart`: what is left of the `@`.
    static let localpart = AddressPart("localpart") { address, _ in address.localPart }

    /// `:domain`: what is right of the `@`.
    static let domain = AddressPart("domain") { address, _ in address.domain }
}
