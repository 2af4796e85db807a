/// Cuts a script into tokens (RFC 5228, 8.1).
///
/// It never fails: what is wrong is reported, and reading goes on with the most likely meaning.
/// A line may end in LF alone, as files on Unix do.
struct Lexer {
    let source: [UInt8]
    let limits: SieveLimits
    var position = 0
    /// The last word, in lower case, since case does not matter.
    var word = Word()
    /// The last number, with the quantifier multiplied in.
    var number: UInt64 = 0
    /// The last string, escapes and dot-stuffing undone.
    var literal = SyntaxTree.Literal(emptyAt: 0)
    /// The text of strings in which something had to be undone.
    var rewritten: [UInt8] = []
    /// What was found in the string that is being read.
    var traits = SyntaxTree.Literal.Traits()
    var findings: Findings

    init(_ source: [UInt8], limits: SieveLimits) {
        self.source = source
        self.limits = limits
        findings = Findings(limit: limits.complaints)
        // A byte order mark, which some editors write.
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next token.
    mutating func next() -> Token {
        while true {
            skipWhiteSpace()
            let start = position
            guard start < source.count else { return token(.end, from: start) }
            let byte = source[start]
            switch byte {
            case UInt8(ascii: "\""): return quotedString()
            case UInt8(ascii: ";"): return mark(.semicolon)
            case UInt8(ascii: ","): return mark(.comma)
            case UInt8(ascii: "["): return mark(.leftBracket)
            case UInt8(ascii: "]"): return mark(.rightBracket)
            case UInt8(ascii: "{"): return mark(.leftBrace)
            case UInt8(ascii: "}"): return mark(.rightBrace)
            case UInt8(ascii: "("): return mark(.leftParenthesis)
            case UInt8(ascii: ")"): return mark(.rightParenthesis)
            case UInt8(ascii: ":"):
                if let tag = tag() { return tag }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return readNumber()
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"):
                return identifier()
            case UInt8(ascii: "|"), UInt8(ascii: "&"):
                // What joins tests in other languages is an error where a word for that is one.
                skipRest(of: byte)
                word = byte == UInt8(ascii: "|") ? "or" : "and"
                return token(.identifier, from: start)
            default:
                position += 1
                skipRest(of: byte)
                findings.report(.unexpectedByte(byte), at: start)
            }
        }
    }

    private mutating func mark(_ kind: Token.Kind) -> Token {
        position += 1
        return token(kind, from: position - 1)
    }

    /// One report for a run of bytes that mean nothing, such as a UTF-8 character.
    private mutating func skipRest(of byte: UInt8) {
        while position < source.count, source[position] >= 0x80 || source[position] == byte {
            position += 1
        }
    }

    /// Tab, LF, CR and space as bits.
    private static let whiteSpace: UInt64 = 1 << 0x09 | 1 << 0x0A | 1 << 0x0D | 1 << 0x20

    /// Skips white space and both kinds of comments (RFC 5228, 2.2 and 2.3).
    private mutating func skipWhiteSpace() {
        while true {
            position = end { $0 <= 0x20 && Self.whiteSpace &>> UInt64($0) & 1 == 1 }
            switch byte(at: position) {
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"):
                skipBracketComment()
            default: return
            }
        }
    }

    /// Where a run of bytes ends that begins at the position.
    @inline(__always)
    private func end(while isPart: (UInt8) -> Bool) -> Int {
        source.withUnsafeBufferPointer { source in
            var end = position
            while end < source.count, isPart(source[end]) { end += 1 }
            return end
        }
    }

    /// To the line feed, which is left for the caller.
    mutating func skipLine() {
        position = end { $0 != UInt8(ascii: "\n") }
    }

    private mutating func skipBracketComment() {
        let start = position
        position += 2
        while position < source.count {
            if source[position] == UInt8(ascii: "*"), byte(at: position + 1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        findings.report(.openComment, at: start)
    }

    private mutating func identifier() -> Token {
        let start = position
        readWord()
        if byte(at: position) == UInt8(ascii: ":"), word == "text" {
            position += 1
            return multiLineString(from: start)
        }
        return token(.identifier, from: start)
    }

    private mutating func tag() -> Token? {
        let start = position
        position += 1
        guard let first = byte(at: position), Self.isIdentifierStart(first) else {
            findings.report(.loneColon, at: start)
            return nil
        }
        readWord()
        return token(.tag, from: start)
    }

    private mutating func readWord() {
        var end = position
        word = source.withUnsafeBufferPointer { source in
            Word(source, at: &end) { byte in
                let lower = byte | 0x20
                if lower &- 0x61 < 26 { return lower }
                return byte &- 0x30 < 10 || byte == UInt8(ascii: "_") ? byte : 0
            }
        }
        position = end
    }

    /// A number with K, M or G (RFC 5228, 2.4.1).
    private mutating func readNumber() -> Token {
        let start = position
        var value: UInt64 = 0
        var overflow = false
        while let digit = byte(at: position), digit &- 0x30 < 10 {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLargeToo) = product.addingReportingOverflow(UInt64(digit &- 0x30))
            overflow = overflow || tooLarge || tooLargeToo
            value = sum
            position += 1
        }
        let shift: UInt64? =
            switch byte(at: position).map({ $0 | 0x20 }) {
            case UInt8(ascii: "k"): 10
            case UInt8(ascii: "m"): 20
            case UInt8(ascii: "g"): 30
            default: nil
            }
        if let shift {
            position += 1
            overflow = overflow || value > UInt64.max >> shift
            value = value &<< shift
        }
        if let rest = byte(at: position), Self.isIdentifierPart(rest) {
            let place = position
            readWord()
            findings.report(
                word == "b" && shift != nil ? .unitInOctets : .badQuantifier, at: place)
        } else if overflow {
            findings.report(.numberTooLarge, at: start)
            value = UInt64.max
        }
        number = value
        return token(.number, from: start)
    }

    func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, start: start, end: position)
    }

    func byte(at index: Int) -> UInt8? {
        index < source.count ? source[index] : nil
    }
}

extension Lexer {
    @inline(__always)
    static func isIdentifierStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
    }

    @inline(__always)
    static func isIdentifierPart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }
}

extension Diagnostic {
    fileprivate static func unexpectedByte(_ byte: UInt8) -> Diagnostic {
        switch byte {
        case UInt8(ascii: "'"):
            Diagnostic("strings are not written in single quotes; use \"...\"")
        case UInt8(ascii: "/"):
            Diagnostic("'/' means nothing here; comments are written # ... or /* ... */")
        case 0x21..<0x7F:
            Diagnostic("'\(Character(Unicode.Scalar(byte)))' means nothing here; remove it")
        case 0: Diagnostic("the script has a NUL byte; remove it")
        case 0x80...:
            Diagnostic("letters beyond ASCII stand in strings only; put the text in \"...\"")
        default: Diagnostic("the script has a control character; remove it")
        }
    }

    fileprivate static var openComment: Diagnostic {
        Diagnostic("this comment is never closed; end it with */")
    }

    fileprivate static var loneColon: Diagnostic {
        Diagnostic("':' must be followed by the name of a tag, as in :contains")
    }

    fileprivate static var badQuantifier: Diagnostic {
        Diagnostic("a number may end in K, M or G only; put a space after it")
    }

    fileprivate static var unitInOctets: Diagnostic {
        Diagnostic("a number ends in K, M or G alone, which count octets; remove the 'B'")
    }

    fileprivate static var numberTooLarge: Diagnostic {
        Diagnostic("this number is too large; the largest is \(UInt64.max)")
    }
}
