extension MailAddress {
    /// Reads an address as it stands in an envelope (RFC 5321 4.1.2, Path), or nil.
    ///
    /// It takes `<user@example.org>` and `user@example.org`, a quoted local part, a source route
    /// (dropped), a bare local part, and `<>` or nothing for the null sender. Postfix gives
    /// programs the local part without its quotes (pipe(8), unless `flags=q`): what is
    /// not well-formed is split at the last `@`, as Postfix does. There are no comments.
    /// Controls are never part of an address, and angle brackets only in quotation marks.
    public init?(parsingPath path: [UInt8]) {
        if let at = Self.separator(ofPlain: path) {
            self.init(localPart: Array(path[..<at]), domain: Array(path[(at + 1)...]))
            return
        }
        var slice = ASCII.trimmed(path[...])
        if slice.first == UInt8(ascii: "<") {
            guard slice.last == UInt8(ascii: ">"), slice.count >= 2 else { return nil }
            slice = slice.dropFirst().dropLast()
        }
        let unquoted = slice[Self.endOfQuotedString(startingIn: slice)...]
        guard !slice.contains(where: ASCII.isControl),
            !unquoted.contains(UInt8(ascii: "<")), !unquoted.contains(UInt8(ascii: ">"))
        else { return nil }
        if slice.isEmpty {
            self.init(localPart: [], domain: [])
            return
        }
        var parser = AddressListParser([UInt8(ascii: "<")] + slice + [UInt8(ascii: ">")])
        if let address = parser.parse().first, !unquoted.contains(UInt8(ascii: "(")) {
            self = address
            return
        }
        self.init(splitting: slice)
    }

    /// Where the `@` is in an address without quotes, spaces and the like, as almost all are.
    private static func separator(ofPlain path: [UInt8]) -> Int? {
        guard let at = path.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return nil }
        var hasWord = false
        for index in path.indices where index != at {
            if path[index] == UInt8(ascii: ".") { continue }
            guard AddressSyntax.isAtomText(path[index]) else { return nil }
            hasWord = index > at
        }
        return hasWord ? at : nil
    }

    /// The place behind a quoted local part; the start if there is none, or one that is not closed.
    private static func endOfQuotedString(startingIn slice: ArraySlice<UInt8>) -> Int {
        guard slice.first == UInt8(ascii: "\"") else { return slice.startIndex }
        var scanner = AddressScanner(slice)
        return scanner.quotedString() == nil ? slice.startIndex : scanner.position
    }

    /// Splits at the last `@`, the text before it taken as it is.
    private init?(splitting slice: ArraySlice<UInt8>) {
        guard let at = slice.lastIndex(of: UInt8(ascii: "@")) else {
            self.init(localPart: Array(slice), domain: [])
            return
        }
        let domain = slice[(at + 1)...]
        guard at > slice.startIndex, !domain.isEmpty, !domain.contains(where: ASCII.isSpace) else {
            return nil
        }
        self.init(localPart: Array(slice[..<at]), domain: Array(domain))
    }
}
