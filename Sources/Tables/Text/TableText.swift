internal import Mail

/// Questions about single bytes, as Postfix asks them of its tables: C locale, ASCII only.
enum TableText {
    /// What isspace(3) calls white space: space, tab, newline, vertical tab, form feed, return.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte)
    }

    /// What isalnum(3) calls a letter or a digit.
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte)
    }

    /// Without the white space at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return bytes.suffix(0) }
        return bytes[first...last]
    }

    /// The bytes for a person to read, cut when they are long.
    static func shown(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(60), as: UTF8.self)
        return bytes.count > 60 ? text + "..." : text
    }
}
