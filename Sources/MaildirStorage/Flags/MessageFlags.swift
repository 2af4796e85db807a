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
                guard let letter = letter(of: flag), !letters.contains(letter) else { continue }
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

private func letter(of flag: [UInt8]) -> UInt8? {
    switch String(decoding: ASCII.lowercased(flag), as: UTF8.self) {
    case "\\seen": UInt8(ascii: "S")
    case "\\answered": UInt8(ascii: "R")
    case "\\flagged": UInt8(ascii: "F")
    case "\\deleted": UInt8(ascii: "T")
    case "\\draft": UInt8(ascii: "D")
    default: nil
    }
}

/// What RFC 3501 calls an atom: the file of keywords is made of lines of them.
private func isKeyword(_ flag: [UInt8]) -> Bool {
    !flag.isEmpty && flag.count <= 255
        && flag.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"(){%*\"\\]".utf8.contains($0) }
}
