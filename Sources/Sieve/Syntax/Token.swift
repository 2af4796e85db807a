/// A lexical element of a script (RFC 5228, 8.1), with its place.
struct Token {
    /// What the element is.
    enum Kind {
        /// A command, test or `text:`; in lower case, since case does not matter.
        case identifier(Word)
        /// `:over`, without the colon and in lower case.
        case tag(Word)
        /// With the quantifier multiplied in.
        case number(UInt64)
        /// A quoted or multi-line string, escapes and dot-stuffing undone.
        case string(SyntaxTree.Literal)
        case semicolon
        case comma
        case leftBrace
        case rightBrace
        case leftBracket
        case rightBracket
        case leftParenthesis
        case rightParenthesis
        /// After the last byte; also after an error that leaves nothing to read on.
        case end
    }

    let kind: Kind

    /// Where it begins, as an offset in bytes.
    let start: Int

    /// Where it ends: the offset of the byte after it.
    let end: Int

    /// How the token is named in an error.
    var words: String {
        switch kind {
        case .identifier(let name): "'\(name)'"
        case .tag(let name): "the tag ':\(name)'"
        case .number(let value): "the number \(value)"
        case .string: "a string"
        case .semicolon: "';'"
        case .comma: "','"
        case .leftBrace: "'{'"
        case .rightBrace: "'}'"
        case .leftBracket: "'['"
        case .rightBracket: "']'"
        case .leftParenthesis: "'('"
        case .rightParenthesis: "')'"
        case .end: "the end of the script"
        }
    }
}
