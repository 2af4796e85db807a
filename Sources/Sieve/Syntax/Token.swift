/// A lexical element of a script (RFC 5228, 8.1), with its place.
///
/// What a word, a number or a string is, the lexer holds until it reads the next one of the kind:
/// most tokens have no value, and would carry the room for it along.
struct Token {
    /// What the element is.
    enum Kind {
        /// A command, test or `text:`: `Lexer.word`.
        case identifier
        /// `:over`: `Lexer.word`, without the colon.
        case tag
        /// `Lexer.number`.
        case number
        /// A quoted or multi-line string: `Lexer.literal`.
        case string
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
}

extension Lexer {
    /// How the last token is named in an error.
    func words(of token: Token) -> String {
        switch token.kind {
        case .identifier: "'\(word)'"
        case .tag: "the tag ':\(word)'"
        case .number: "the number \(number)"
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
