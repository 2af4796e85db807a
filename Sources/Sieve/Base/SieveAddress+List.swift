internal import Mail

extension SieveAddress {
    /// Addresses with commas between them (RFC 5322, 3.4, mailbox-list), each as `parse` takes it,
    /// with their names; nil for anything else.
    static func parseList(_ text: [UInt8]) -> [MailAddress]? {
        var addresses: [MailAddress] = []
        for piece in AddressList.pieces(text) {
            guard var address = parse(Array(ASCII.trimmed(piece))) else { return nil }
            address.displayName = AddressList.parse(Array(piece)).first?.displayName
            addresses.append(address)
        }
        return addresses
    }
}
