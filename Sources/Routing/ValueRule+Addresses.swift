internal import Mail
internal import Tables

extension ValueRule {
    /// The value is a list of addresses that take the place of the question's address.
    ///
    /// As Postfix's virtual(5) and canonical(5): the extension that was cut off the key is put on
    /// each address, and `@otherdomain` as the first gets the user of the question. An address
    /// without domain gets the hosted domain of the question; Postfix would put `$myorigin`
    /// there, which a site with several domains does not mean when it writes `info: alice`. A
    /// single address equal to the question is "not found": Postfix takes any answer as proof
    /// that a recipient exists, so "nothing to rewrite" would make unknown users known. In a list
    /// it stays, and means "a copy for the mailbox itself".
    static let addresses = ValueRule { (value, candidate, asked) throws(Mistake) in
        guard let question = asked.address else { return nil }
        // Most values are one plain address, on which nothing is to be put.
        if candidate.cut.isEmpty, let at = AddressKey.atOfPlain(value) {
            return isEqual(value[..<at], value[(at + 1)...], question) ? nil : value
        }
        let pieces = AddressPieces.split(value)
        guard !pieces.isEmpty else { throw Mistake(message: "holds no address") }
        var addresses: [MailAddress] = []
        for piece in pieces {
            let isFirst = addresses.isEmpty
            var address = try address(piece, question, candidate, isFirst: isFirst)
            address.localPart += candidate.cut
            if address.domain.isEmpty, asked.context.domains.contains(question.domain) {
                address.domain = Array(question.domain)
            }
            addresses.append(address)
        }
        if addresses.count == 1, let only = addresses.first,
            isEqual(only.localPart[...], only.domain[...], question)
        {
            return nil
        }
        return Array(addresses.map(\.bytes).joined(separator: [0x2c, 0x20]))
    }

    /// One address of the list; the first may be `@otherdomain`.
    private static func address(
        _ piece: ArraySlice<UInt8>, _ question: AddressKey, _ candidate: KeyCandidate,
        isFirst: Bool
    ) throws(Mistake) -> MailAddress {
        if isFirst, piece.first == UInt8(ascii: "@"), piece.count > 1 {
            let user = question.localPart.dropLast(candidate.cut.count)
            return MailAddress(localPart: Array(user), domain: Array(piece.dropFirst()))
        }
        guard let address = AddressPieces.address(piece) else {
            let shown = String(decoding: piece.prefix(80), as: UTF8.self)
            throw Mistake(message: "\"\(shown)\" is not an address")
        }
        return MailAddress(localPart: address.localPart, domain: address.domain)
    }

    private static func isEqual(
        _ localPart: ArraySlice<UInt8>, _ domain: ArraySlice<UInt8>, _ question: AddressKey
    ) -> Bool {
        ASCII.equalIgnoringCase(localPart, question.localPart)
            && ASCII.equalIgnoringCase(domain, question.domain)
    }
}
