extension Lexer {
    /// A string in quotation marks (RFC 5228, 2.4.2).
    mutating func quotedString() -> Token {
        let start = position
        position += 1
        let textStart = position
        traits = SyntaxTree.Literal.Traits()
        skipToQuote()
        if byte(at: position) == UInt8(ascii: "\"") {
            position += 1
            return string(textStart..<position - 1, isRewritten: false, from: start)
        }
        return rewrittenString(textStart, from: start)
    }

    /// To the next quotation mark, backslash, or LF without CR.
    private mutating func skipToQuote() {
        var traits = traits
        position = source.withUnsafeBufferPointer { source in
            var index = position
            while index < source.count {
                let byte = source[index]
                // Most bytes are letters, which are all above.
                guard byte <= UInt8(ascii: "\\") else {
                    index += 1
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): return index
                case UInt8(ascii: "\n") where source[index - 1] != UInt8(ascii: "\r"): return index
                case UInt8(ascii: "$"): traits.hasDollar = true
                case 0: traits.hasNUL = true
                default: break
                }
                index += 1
            }
            return index
        }
        self.traits = traits
    }

    /// Goes on with a string in which something has to be undone.
    private mutating func rewrittenString(_ textStart: Int, from start: Int) -> Token {
        let rewrittenStart = rewritten.count
        var runStart = textStart
        while let byte = byte(at: position) {
            rewritten += source[runStart..<position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                let range = rewrittenStart..<rewritten.count
                return string(range, isRewritten: true, from: start)
            }
            if byte == UInt8(ascii: "\n") {
                // Lines end in CRLF, however the file was saved (RFC 5228, 2.1).
                rewritten += [UInt8(ascii: "\r"), byte]
                runStart = position
                skipToQuote()
                continue
            }
            // An undefined escape is the character itself.
            runStart = position
            note(self.byte(at: position))
            position = min(position + 1, source.count)
            skipToQuote()
        }
        findings.report(.openString, at: start)
        return token(.end, from: start)
    }

    private mutating func note(_ byte: UInt8?) {
        if byte == 0 { traits.hasNUL = true }
        if byte == UInt8(ascii: "$") { traits.hasDollar = true }
    }

    /// A string that starts with `text:` and ends with a line that is a dot (RFC 5228, 2.4.2).
    mutating func multiLineString(from start: Int) -> Token {
        skipToLineEnd(from: start)
        let rewrittenStart = rewritten.count
        while position < source.count {
            let line = nextLine()
            if Self.isDot(line) {
                let range = rewrittenStart..<rewritten.count
                traits.hasNUL = rewritten[range].contains(0)
                traits.hasDollar = rewritten[range].contains(UInt8(ascii: "$"))
                return string(range, isRewritten: true, from: start)
            }
            let isStuffed = line.first == UInt8(ascii: ".") && line.dropFirst().first == line.first
            append(isStuffed ? line.dropFirst() : line)
        }
        findings.report(.openMultiLine, at: start)
        return token(.end, from: start)
    }

    /// Nothing but white space and a `#` comment may follow `text:` in its line.
    private mutating func skipToLineEnd(from start: Int) {
        while let byte = byte(at: position), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "#") {
                skipLine()
            } else if byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0D {
                position += 1
            } else {
                findings.report(.textAfterMultiLine, at: position)
                skipLine()
            }
        }
        if position < source.count { position += 1 }
    }

    /// Adds a line of a multi-line string, with CRLF at its end.
    private mutating func append(_ line: ArraySlice<UInt8>) {
        guard line.last == UInt8(ascii: "\n"), line.dropLast().last != UInt8(ascii: "\r") else {
            rewritten += line
            return
        }
        rewritten += line.dropLast()
        rewritten += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    /// The next line with its line end.
    private mutating func nextLine() -> ArraySlice<UInt8> {
        let start = position
        skipLine()
        if position < source.count { position += 1 }
        return source[start..<position]
    }

    private static func isDot(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: ".") else { return false }
        return line.dropFirst().allSatisfy { $0 == 0x0D || $0 == 0x0A }
    }

    private mutating func string(
        _ range: Range<Int>, isRewritten: Bool, from start: Int
    ) -> Token {
        var range = range
        if range.count > limits.stringLength {
            findings.report(.stringTooLong(limits.stringLength), at: start)
            // What the extensions would do with it is not worth the time.
            range = range.lowerBound..<range.lowerBound
        }
        if traits.hasNUL { findings.report(.nulInString, at: start) }
        literal = SyntaxTree.Literal(
            start: start, text: range, isRewritten: isRewritten, hasDollar: traits.hasDollar)
        return token(.string, from: start)
    }
}

extension Diagnostic {
    fileprivate static var openString: Diagnostic {
        Diagnostic("this string is never closed; end it with a quotation mark")
    }

    fileprivate static var openMultiLine: Diagnostic {
        Diagnostic("this text: is never closed; end it with a line that is a single dot")
    }

    fileprivate static var textAfterMultiLine: Diagnostic {
        Diagnostic("the text begins in the line after text:; start a new line here")
    }

    fileprivate static var nulInString: Diagnostic {
        Diagnostic("this string has a NUL byte; write it as ${hex:00} (encoded-character)")
    }

    fileprivate static func stringTooLong(_ limit: Int) -> Diagnostic {
        Diagnostic("this string is longer than \(limit) bytes; make it shorter")
    }
}
