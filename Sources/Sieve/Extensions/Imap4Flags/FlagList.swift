internal import Mail

/// Sets of IMAP flags as lists of words (RFC 5232, 2).
enum FlagList {
    /// The flags that IMAP lets a client set; all else after a backslash is ignored.
    private static let settable = ["\\answered", "\\deleted", "\\draft", "\\flagged", "\\seen"]
        .map { Array($0.utf8) }

    /// The valid flags in strings, which may have several each; none twice.
    static func flags(
        in strings: StringList, _ run: inout Run
    ) throws(RunFailure) -> [[UInt8]] {
        var flags: [[UInt8]] = []
        for string in strings {
            let text = try string.value(in: &run)
            try run.charge(text.count + 1)
            let words = words(in: text)
            try chargeCombining(flags, words, in: &run)
            flags = adding(words, to: flags)
        }
        return flags.filter(isValid)
    }

    /// Counts the work of `adding` and `removing`, which look for each flag among all others.
    static func chargeCombining(
        _ old: [[UInt8]], _ given: [[UInt8]], in run: inout Run
    ) throws(RunFailure) {
        try run.charge(4 * given.count * (old.count + given.count))
    }

    static func adding(_ new: [[UInt8]], to old: [[UInt8]]) -> [[UInt8]] {
        var flags = old
        for flag in new where !contains(flags, flag) { flags.append(flag) }
        return flags
    }

    static func removing(_ gone: [[UInt8]], from old: [[UInt8]]) -> [[UInt8]] {
        old.filter { !contains(gone, $0) }
    }

    /// The words of a text.
    static func words(in text: [UInt8]) -> [[UInt8]] {
        text.split(separator: UInt8(ascii: " ")).map(Array.init)
    }

    /// The flags as the text of a variable.
    static func text(_ flags: [[UInt8]]) -> [UInt8] {
        Array(flags.joined(separator: [UInt8(ascii: " ")]))
    }

    private static func contains(_ flags: [[UInt8]], _ flag: [UInt8]) -> Bool {
        flags.contains { ASCII.equalIgnoringCase($0, flag) }
    }

    /// Whether IMAP can set it: one of the system flags, or an atom (RFC 3501, 9, flag-keyword).
    private static func isValid(_ flag: [UInt8]) -> Bool {
        if flag.first == UInt8(ascii: "\\") {
            return settable.contains(ASCII.lowercased(flag))
        }
        return flag.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !Array("(){%*\"\\]".utf8).contains(byte)
        }
    }
}
