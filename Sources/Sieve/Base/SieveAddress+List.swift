internal import Mail

extension SieveAddress {
    /// Addresses with commas between them (RFC 5322, 3.4, mailbox-list), each as `parse` takes it,
    /// with their names; nil for anything else.
    static func parseList(_ text: [UInt8]) -> [MailAddress]? {
        var addresses: [MailAddress] = []
        for piece in pieces(of: text) {
            guard var address = parse(Array(ASCII.trimmed(piece))) else { return nil }
            address.displayName = AddressList.parse(Array(piece)).first?.displayName
            addresses.append(address)
        }
        return addresses
    }

    /// What stands between the commas outside of quotation marks, comments and brackets.
    private static func pieces(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var (start, comments, isQuoted, isEscaped) = (0, 0, false, false)
        for (index, byte) in zip(text.indices, text) {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\"") where comments == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: comments += 1
            case UInt8(ascii: ")") where !isQuoted: comments = max(0, comments - 1)
            case UInt8(ascii: ",") where !isQuoted && comments == 0:
                pieces.append(text[start..<index])
                start = index + 1
            default: break
            }
        }
        return pieces + [text[start...]]
    }
}
