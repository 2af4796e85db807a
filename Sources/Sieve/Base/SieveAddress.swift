internal import Mail

/// An address in an argument, where one goes out: `sieve-address` (RFC 5228, 2.4.2.3).
enum SieveAddress {
    /// `user@domain` or `phrase <user@domain>`; nil for anything else, also for routes and groups.
    static func parse(_ text: [UInt8]) -> MailAddress? {
        guard let plain = withoutComments(text) else { return nil }
        let list = AddressList.parse(plain)
        guard list.count == 1, let address = list.first, isComplete(address) else { return nil }
        // What the tolerant parser has skipped must have been nothing.
        let bare = address.bytes
        if plain == bare { return address }
        let bracketed = [UInt8(ascii: "<")] + bare + [UInt8(ascii: ">")]
        guard plain.suffix(bracketed.count) == bracketed[...],
            isPhrase(plain.dropLast(bracketed.count))
        else { return nil }
        return address
    }

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

    private static func isComplete(_ address: MailAddress) -> Bool {
        !address.localPart.isEmpty && !address.domain.isEmpty
            && address.localPart.allSatisfy { $0 < 0x80 }
            && address.domain.allSatisfy { $0 > 0x20 && $0 < 0x80 }
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
