internal import Mail

/// An address in an argument, where one goes out: `sieve-address` (RFC 5228, 2.4.2.3).
enum SieveAddress {
    /// `user@domain` or `phrase <user@domain>`; nil for anything else, also for routes and groups.
    static func parse(_ text: [UInt8]) -> MailAddress? {
        let trimmed = Array(ASCII.trimmed(text[...]))
        guard !trimmed.contains(where: ASCII.isControl) else { return nil }
        let list = AddressList.parse(trimmed)
        guard list.count == 1, let address = list.first, isComplete(address) else { return nil }
        // What the tolerant parser has skipped must have been nothing.
        let bare = address.bytes
        if trimmed == bare { return address }
        guard trimmed.last == UInt8(ascii: ">"), trimmed.dropLast().suffix(bare.count) == bare[...]
        else { return nil }
        let phrase = trimmed.dropLast(bare.count + 2)
        return isPhrase(phrase) && trimmed[phrase.endIndex] == UInt8(ascii: "<") ? address : nil
    }

    private static func isComplete(_ address: MailAddress) -> Bool {
        !address.localPart.isEmpty && !address.domain.isEmpty
            && !address.domain.contains(where: ASCII.isSpace)
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
