internal import Mail

/// An address in an argument, where one goes out: `sieve-address` (RFC 5228, 2.4.2.3).
enum SieveAddress {
    /// `user@domain` or `phrase <user@domain>`; nil for anything else, also for routes and groups.
    static func parse(_ text: [UInt8]) -> MailAddress? {
        guard let plain = isPlain(text) ? text : withoutComments(text) else { return nil }
        var spec = plain[...]
        if plain.last == UInt8(ascii: ">") {
            guard let open = openingBracket(in: plain), isPhrase(plain[..<open]) else { return nil }
            spec = plain[(open + 1)...].dropLast()
        }
        guard isAddrSpec(spec) else { return spaced(Array(spec)) }
        return MailAddress(parsingPath: spec.count == plain.count ? plain : Array(spec))
    }

    /// An address with white space around its parts, which the grammar allows (RFC 5322, 3.4.1).
    private static func spaced(_ spec: [UInt8]) -> MailAddress? {
        guard let at = spec.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let parts = [spec[..<at], spec[(at + 1)...]].map { Array(ASCII.trimmed($0)) }
        let plain = parts[0] + [UInt8(ascii: "@")] + parts[1]
        return isAddrSpec(plain[...]) ? MailAddress(parsingPath: plain) : nil
    }

    /// Whether there are no comments, quotation marks and white space, which is the usual case.
    private static func isPlain(_ text: [UInt8]) -> Bool {
        text.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "(") && byte != UInt8(ascii: "\"")
                && byte != UInt8(ascii: "\\")
        }
    }

    /// The first `<` outside quotation marks.
    private static func openingBracket(in text: [UInt8]) -> Int? {
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "<"): return index
            case UInt8(ascii: "\""): index = quotedStringEnd(text[index...])
            default: index += 1
            }
        }
        return nil
    }

    /// `local-part "@" domain` (RFC 5322, 3.4.1) without white space.
    private static func isAddrSpec(_ text: ArraySlice<UInt8>) -> Bool {
        var end = text.startIndex
        if text.first == UInt8(ascii: "\"") {
            end = quotedStringEnd(text)
            guard end > text.startIndex + 2 else { return false }
        } else {
            end = text.firstIndex(of: UInt8(ascii: "@")) ?? text.endIndex
            guard isDotAtom(text[..<end]) else { return false }
        }
        guard end < text.endIndex, text[end] == UInt8(ascii: "@") else { return false }
        return isDomain(text[(end + 1)...])
    }

    /// A domain of a mail address (RFC 5322, 3.4.1), without white space; an address in brackets, too.
    static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
        let isLiteral = domain.first == UInt8(ascii: "[") && domain.last == UInt8(ascii: "]")
        return isLiteral ? !domain.contains { $0 <= 0x20 || $0 >= 0x80 } : isDotAtom(domain)
    }

    /// The offset behind a quoted string; when it is not closed, that of the end.
    private static func quotedStringEnd(_ text: ArraySlice<UInt8>) -> Int {
        var index = text.startIndex + 1
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            default: index += 1
            }
        }
        return text.endIndex
    }

    /// Words of letters, digits and the signs that RFC 5322, 3.2.3 allows, with dots between.
    private static func isDotAtom(_ text: ArraySlice<UInt8>) -> Bool {
        var isWordEmpty = true
        for byte in text {
            if ASCII.isAlphanumeric(byte) {
                isWordEmpty = false
            } else if byte == UInt8(ascii: "."), !isWordEmpty {
                isWordEmpty = true
            } else if signs.contains(byte) {
                isWordEmpty = false
            } else {
                return false
            }
        }
        return !isWordEmpty
    }

    private static let signs = Array("!#$%&'*+-/=?^_`{|}~".utf8)

    /// The text without comments (RFC 5322, 3.2.2) and outer white space; nil with controls.
    private static func withoutComments(_ text: [UInt8]) -> [UInt8]? {
        var (result, depth, isQuoted, isEscaped): ([UInt8], Int, Bool, Bool) = ([], 0, false, false)
        for byte in text {
            if ASCII.isControl(byte) { return nil }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\""), depth == 0 {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "("), !isQuoted {
                depth += 1
            } else if byte == UInt8(ascii: ")"), !isQuoted, depth > 0 {
                depth -= 1
                continue
            }
            if depth == 0 { result.append(byte) }
        }
        return depth == 0 && !isQuoted ? Array(ASCII.trimmed(result[...])) : nil
    }

    /// Words and quoted strings: no `:`, `;` or `,` of groups and lists outside quotation marks.
    private static func isPhrase(_ phrase: ArraySlice<UInt8>) -> Bool {
        var isQuoted = false
        var isEscaped = false
        for byte in phrase {
            if isEscaped {
                isEscaped = false
            } else if isQuoted, byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted, Array(":;,<>@".utf8).contains(byte) {
                return false
            }
        }
        return !isQuoted
    }
}
