internal import Mail

/// The texts that every match of a pattern must hold, as far as a quick look at the pattern tells.
///
///     ^deleted[0-9]+@old[.]example$      "deleted", "@old.example"
///
/// Only what is certain counts. Whatever is optional, repeated, in a group or in a class ends a
/// text, and a pattern with an alternative or with any construct that is not known here has no
/// texts: it is then tried on every key, which is slower and never wrong. Letters are given in
/// lower case, because most patterns ignore case.
struct RequiredText {
    /// The texts in lower case, in the order of the pattern.
    private(set) var texts: [[UInt8]] = []

    private let pattern: [UInt8]
    private var index = 0
    private var run: [UInt8] = []

    /// Reads an extended regular expression of regex(7), or one of pcre2pattern(3).
    ///
    /// For patterns with flags that change the meaning of plain characters (basic expressions,
    /// PCRE's `x`) it must not be asked.
    init(_ pattern: [UInt8]) {
        self.pattern = pattern
        while index < pattern.count {
            guard readPiece() else {
                texts = []
                return
            }
        }
        endRun()
    }

    private var current: UInt8? {
        index < pattern.count ? pattern[index] : nil
    }

    /// Reads one atom with its quantifier; false for what is not understood.
    private mutating func readPiece() -> Bool {
        switch pattern[index] {
        case UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "?"), UInt8(ascii: ")"):
            return false
        case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
            endRun()
            index += 1
        case UInt8(ascii: "["):
            guard readBracket() else { return false }
        case UInt8(ascii: "("):
            endRun()
            guard skipGroup() else { return false }
        case UInt8(ascii: "\\"):
            guard readEscape() else { return false }
        default:
            add(pattern[index])
            index += 1
        }
        return readQuantifier()
    }

    private mutating func add(_ byte: UInt8) {
        run.append(ASCII.lowercased(byte))
    }

    private mutating func endRun() {
        if !run.isEmpty { texts.append(run) }
        run = []
    }

    /// After a quantifier the atom before it is not certain, or not followed by the next one.
    private mutating func readQuantifier() -> Bool {
        var isCertain = true
        var isFirst = true
        while let byte = current {
            switch byte {
            case UInt8(ascii: "+"):
                break
            case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "{"):
                // `a+?` is an `a` or more to PCRE, and perhaps none to regex(7).
                if isCertain, !isFirst { return false }
                _ = run.popLast()
                isCertain = false
                guard byte != UInt8(ascii: "{") || skipBounds() else { return false }
            default:
                return true
            }
            endRun()
            isFirst = false
            index += 1
        }
        return true
    }

    /// Goes on to the brace that closes `{2,3}`; without digits a brace is a plain one to PCRE.
    private mutating func skipBounds() -> Bool {
        index += 1
        while let byte = current, ASCII.isDigit(byte) || byte == UInt8(ascii: ",") { index += 1 }
        return current == UInt8(ascii: "}")
    }

    /// A backslash before punctuation is that character; before a few letters it is a class.
    private mutating func readEscape() -> Bool {
        guard index + 1 < pattern.count else { return false }
        let byte = pattern[index + 1]
        index += 2
        if !ASCII.isAlphanumeric(byte), byte < 0x80 {
            // GNU's regcomp(3) has `\<`, `\>`, "\`" and `\'` for places between characters.
            guard !Array("<>`'".utf8).contains(byte) else { return false }
            add(byte)
            return true
        }
        endRun()
        return Array("dDwWsSbB".utf8).contains(byte)
    }

    /// `[.]` is a dot; every other bracket expression is one unknown character.
    private mutating func readBracket() -> Bool {
        let start = index + 1
        guard let end = bracketEnd(from: index) else { return false }
        index = end + 1
        if end == start + 1, pattern[start] != UInt8(ascii: "^") {
            add(pattern[start])
        } else {
            endRun()
        }
        return true
    }

    /// Where the bracket expression ends that begins at an index.
    ///
    /// A backslash is an escape to PCRE and a character to regex(7), and both know classes such
    /// as `[:alpha:]`: expressions with a backslash or another bracket are not understood.
    private func bracketEnd(from open: Int) -> Int? {
        var index = open + 1
        if index < pattern.count, pattern[index] == UInt8(ascii: "^") { index += 1 }
        let first = index
        while index < pattern.count {
            switch pattern[index] {
            case UInt8(ascii: "]") where index > first: return index
            case UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "\\"): return nil
            default: index += 1
            }
        }
        return nil
    }

    /// A group is skipped whole; `(?` and `(*` may change the rest of the pattern.
    private mutating func skipGroup() -> Bool {
        var depth = 0
        while let byte = current {
            switch byte {
            case UInt8(ascii: "("):
                depth += 1
                let next = index + 1 < pattern.count ? pattern[index + 1] : 0
                if next == UInt8(ascii: "?") || next == UInt8(ascii: "*") { return false }
            case UInt8(ascii: ")"):
                depth -= 1
            case UInt8(ascii: "["):
                guard let end = bracketEnd(from: index) else { return false }
                index = end
            case UInt8(ascii: "\\"):
                // `\Q` hides what follows it, and `\)` is no end.
                guard index + 1 < pattern.count, pattern[index + 1] != UInt8(ascii: "Q") else {
                    return false
                }
                index += 1
            default:
                break
            }
            index += 1
            if depth == 0 { return true }
        }
        return false
    }
}
