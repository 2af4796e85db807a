internal import Mail

/// The names that variables can have (RFC 5229, 3).
enum VariableName {
    /// Bytes of a name; the RFC asks for 32 at least.
    static let limit = 64

    /// Whether this is an identifier or a number.
    static func isWord(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, word.count <= limit else { return false }
        return Lexer.isIdentifierStart(first)
            ? word.allSatisfy(Lexer.isIdentifierPart) : word.allSatisfy(ASCII.isDigit)
    }

    /// What is wrong with the name of a variable that is to be set; nil when nothing is.
    static func problem(_ name: [UInt8]) -> Diagnostic? {
        guard isWord(name[...]) else { return .badName(name) }
        return name.first.map(ASCII.isDigit) == true ? .matchVariable(name) : nil
    }
}

extension Diagnostic {
    fileprivate static func badName(_ name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name, as: UTF8.self)
        return Diagnostic(
            "\"\(text)\" is no name of a variable; use letters, digits and '_', a letter first")
    }

    fileprivate static func matchVariable(_ name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name, as: UTF8.self)
        return Diagnostic(
            "${\(text)} is set by matches only; use a name that begins with a letter")
    }
}
