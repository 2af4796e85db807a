import Mail

/// IMAP flags as they stand in a Maildir: a letter for each in the file name.
///
/// `\Seen` is `S`, `\Answered` `R`, `\Flagged` `F`, `\Deleted` `T`, `\Draft` `D`; keywords have the
/// letters a to z in the order of the folder's file `dovecot-keywords`. Case does not matter.
struct MessageFlags: Equatable {
    /// The letters of the system flags, sorted.
    private(set) var letters: [UInt8] = []

    /// The keywords in the order given, each once.
    private(set) var keywords: [[UInt8]] = []

    /// Sorts flags; those that IMAP does not know or allow are dropped.
    init(_ flags: [[UInt8]]) {
        for flag in flags {
            if flag.first == UInt8(ascii: "\\") {
                guard let letter = Self.letter(of: flag), !letters.contains(letter) else {
                    continue
                }
                letters.append(letter)
            } else if isKeyword(flag),
                !keywords.contains(where: { ASCII.equalIgnoringCase($0, flag) })
            {
                keywords.append(flag)
            }
        }
        letters.sort()
    }

    /// Whether no flag is left.
    var isEmpty: Bool { letters.isEmpty && keywords.isEmpty }
}

extension MessageFlags {
    /// The system flags and their letters.
    private static let systemFlags: [(name: String, letter: UInt8)] = [
        ("\\Seen", UInt8(ascii: "S")), ("\\Answered", UInt8(ascii: "R")),
        ("\\Flagged", UInt8(ascii: "F")), ("\\Deleted", UInt8(ascii: "T")),
        ("\\Draft", UInt8(ascii: "D")),
    ]

    /// The system flags that letters stand for.
    static func names(of letters: [UInt8]) -> [[UInt8]] {
        letters.compactMap { letter in
            systemFlags.first { $0.letter == letter }.map { Array($0.name.utf8) }
        }
    }

    /// Whether a letter is a flag that IMAP does not have, such as `P` (passed).
    static func isUnknownCapital(_ letter: UInt8) -> Bool {
        letter < UInt8(ascii: "a") && !systemFlags.contains { $0.letter == letter }
    }

    private static func letter(of flag: [UInt8]) -> UInt8? {
        systemFlags.first { ASCII.equalIgnoringCase($0.name.utf8, flag) }?.letter
    }
}

/// What RFC 3501 calls an atom: the file of keywords is made of lines of them.
private func isKeyword(_ flag: [UInt8]) -> Bool {
    !flag.isEmpty && flag.count <= 255
        && flag.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"(){%*\"\\]".utf8.contains($0) }
}
