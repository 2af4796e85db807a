extension Lexer {
    /// A string in quotation marks (RFC 5228, 2.4.2).
    mutating func quotedString() -> Token {
        let start = position
        position += 1
        var bytes: [UInt8] = []
        var runStart = position
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "\"") {
                bytes.append(contentsOf: source[runStart..<position])
                position += 1
                return string(bytes, from: start)
            }
            if byte == UInt8(ascii: "\\") {
                // An undefined escape is the character itself.
                bytes.append(contentsOf: source[runStart..<position])
                runStart = position + 1
                position += 2
            } else {
                position += 1
            }
        }
        position = source.count
        findings.report(.openString, at: start)
        return token(.end, from: start)
    }

    /// A string that starts with `text:` and ends with a line that is a dot (RFC 5228, 2.4.2).
    mutating func multiLineString(from start: Int) -> Token {
        skipToLineEnd(from: start)
        var bytes: [UInt8] = []
        while position < source.count {
            let line = nextLine()
            if Self.isDot(line) { return string(bytes, from: start) }
            let isStuffed = line.first == UInt8(ascii: ".") && line.dropFirst().first == line.first
            bytes.append(contentsOf: isStuffed ? line.dropFirst() : line)
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

    private mutating func string(_ bytes: [UInt8], from start: Int) -> Token {
        if bytes.count > limits.stringLength {
            findings.report(.stringTooLong(limits.stringLength), at: start)
        }
        if bytes.contains(0) { findings.report(.nulInString, at: start) }
        return token(.string(bytes), from: start)
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
