/// The grammar of RFC 5322 3.4 over an `AddressScanner`.
struct AddressListParser {
    private var scanner: AddressScanner
    private var addresses: [MailAddress] = []

    init(_ bytes: ArraySlice<UInt8>) {
        scanner = AddressScanner(bytes)
    }

    mutating func parse() -> [MailAddress] {
        while addresses.count < AddressList.limit {
            scanner.skipSpace()
            guard let byte = scanner.current else { break }
            // Separators between members, and the end of a group.
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                scanner.advance()
            } else if let address = address() {
                addresses.append(address)
            }
        }
        return addresses
    }

    /// One address, or nil after a group's name or a bad piece; always goes on.
    private mutating func address() -> MailAddress? {
        guard let words = words() else {
            scanner.skipBadPiece()
            return nil
        }
        if scanner.take(UInt8(ascii: "<")) {
            return angleAddress(displayName: words.isEmpty ? nil : words.phrase)
        }
        if scanner.take(UInt8(ascii: ":")) { return nil }
        guard let localPart = words.localPart else {
            scanner.skipBadPiece()
            return nil
        }
        if scanner.take(UInt8(ascii: "@")) {
            return domain().flatMap { ended(MailAddress(localPart: localPart, domain: $0)) }
        }
        return ended(MailAddress(localPart: localPart, domain: []))
    }

    /// The words before `<`, `:`, `@` or the end: a display name, a group's name or a local
    /// part; nil if a quoted string is not closed.
    private mutating func words() -> AddressWords? {
        var words = AddressWords()
        while let byte = scanner.current {
            if byte == UInt8(ascii: "\"") {
                guard let content = scanner.quotedString() else { return nil }
                words.add(content)
            } else if byte == UInt8(ascii: ".") {
                scanner.advance()
                words.addDot()
            } else {
                let atom = scanner.atom()
                if atom.isEmpty { break }
                words.add(atom)
            }
            if scanner.skipSpace() { words.addSpace() }
        }
        return words
    }

    /// What follows `<`: an optional source route, which is dropped, and the address.
    private mutating func angleAddress(displayName: [UInt8]?) -> MailAddress? {
        scanner.skipSpace()
        guard skipRoute(), let words = words(), let localPart = words.localPart else {
            scanner.skipBadPiece()
            return nil
        }
        var domain: [UInt8] = []
        if scanner.take(UInt8(ascii: "@")) {
            guard let read = self.domain() else { return nil }
            domain = read
        }
        guard scanner.take(UInt8(ascii: ">")) else {
            scanner.skipBadPiece()
            return nil
        }
        return ended(
            MailAddress(localPart: localPart, domain: domain, displayName: displayName))
    }

    /// An obsolete source route, `@one.test,@two.test:` (RFC 5322 4.4); false if it is bad.
    private mutating func skipRoute() -> Bool {
        guard scanner.current == UInt8(ascii: "@") else { return true }
        while scanner.take(UInt8(ascii: "@")) {
            guard domain() != nil else { return false }
            while scanner.take(UInt8(ascii: ",")) { scanner.skipSpace() }
        }
        guard scanner.take(UInt8(ascii: ":")) else { return false }
        scanner.skipSpace()
        return true
    }

    /// A domain or a domain literal, and the space after it; nil after a bad piece.
    private mutating func domain() -> [UInt8]? {
        scanner.skipSpace()
        if scanner.current == UInt8(ascii: "["), let literal = scanner.domainLiteral() {
            scanner.skipSpace()
            return literal
        }
        var domain: [UInt8] = []
        while true {
            domain += scanner.atom()
            scanner.skipSpace()
            guard scanner.take(UInt8(ascii: ".")) else { break }
            domain.append(UInt8(ascii: "."))
            scanner.skipSpace()
        }
        guard domain.contains(where: { $0 != UInt8(ascii: ".") }) else {
            scanner.skipBadPiece()
            return nil
        }
        return domain
    }

    /// The address if the list member ends here; garbage after it makes the piece bad.
    private mutating func ended(_ address: MailAddress) -> MailAddress? {
        scanner.skipSpace()
        switch scanner.current {
        case nil, UInt8(ascii: ","), UInt8(ascii: ";"):
            return address
        default:
            scanner.skipBadPiece()
            return nil
        }
    }
}
