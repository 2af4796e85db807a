/// Makes the tree of a script (RFC 5228, 8.2).
///
/// After an error it goes on behind the next `;` or the block's `}`, so that one compile shows
/// all errors. Nesting is bounded by `SieveLimits.nesting`, so no script exhausts the stack.
struct Parser {
    var lexer: Lexer
    /// The token that is looked at.
    var token: Token
    /// Where the token before it ended; an error about something missing points there.
    var lastEnd = 0
    var depth = 0

    init(_ source: [UInt8], limits: SieveLimits) {
        lexer = Lexer(source, limits: limits)
        token = lexer.next()
    }

    /// The whole script.
    mutating func script() -> [CommandNode] {
        var commands: [CommandNode] = []
        while true {
            commands += self.commands()
            guard case .rightBrace = token.kind else { return commands }
            report(.strayBrace, at: token.start)
            advance()
        }
    }

    /// Commands up to a `}` or the end.
    private mutating func commands() -> [CommandNode] {
        var commands: [CommandNode] = []
        while true {
            switch token.kind {
            case .end, .rightBrace: return commands
            case .identifier:
                if let command = command() { commands.append(command) }
            case .semicolon:
                report(.strayName("';'"), at: token.start)
                advance()
            default:
                report(.strayName(token.words), at: token.start)
                recover()
            }
        }
    }

    private mutating func command() -> CommandNode? {
        guard let invocation = invocation() else {
            recover()
            return nil
        }
        switch token.kind {
        case .semicolon:
            advance()
            return CommandNode(invocation: invocation, block: nil)
        case .leftBrace:
            return CommandNode(invocation: invocation, block: block())
        case .identifier, .end, .rightBrace:
            // Most likely the semicolon was forgotten; what follows is read as a new command.
            report(.noSemicolon(invocation.name), at: lastEnd)
            return CommandNode(invocation: invocation, block: nil)
        default:
            report(.unexpected(token.words, after: invocation.name), at: token.start)
            recover()
            return nil
        }
    }

    private mutating func block() -> BlockNode? {
        let start = token.start
        guard enter() else {
            recover()
            return nil
        }
        defer { depth -= 1 }
        advance()
        let commands = commands()
        if case .rightBrace = token.kind {
            advance()
        } else {
            report(.openBlock, at: start)
        }
        return BlockNode(start: start, commands: commands)
    }

    /// `identifier *argument [test / test-list]`; nil when it can not be understood.
    mutating func invocation() -> Invocation? {
        guard case .identifier(let name) = token.kind else { return nil }
        let start = token.start
        advance()
        guard let arguments = arguments() else { return nil }
        switch token.kind {
        case .identifier where isTest(after: name):
            guard enter() else { return nil }
            defer { depth -= 1 }
            guard let test = invocation() else { return nil }
            return Invocation(
                name: name, start: start, arguments: arguments, tests: [test], hasTestList: false)
        case .leftParenthesis:
            guard let tests = testList() else { return nil }
            return Invocation(
                name: name, start: start, arguments: arguments, tests: tests, hasTestList: true)
        default:
            return Invocation(
                name: name, start: start, arguments: arguments, tests: [], hasTestList: false)
        }
    }

    /// Whether the identifier looked at is a test of the command, or a command after a missing `;`.
    ///
    /// A name in a new line after an action is taken as the next command.
    private func isTest(after name: String) -> Bool {
        if ["if", "elsif", "not"].contains(name) { return true }
        return !lexer.source[lastEnd..<token.start].contains(UInt8(ascii: "\n"))
    }

    mutating func advance() {
        lastEnd = token.end
        token = lexer.next()
    }

    mutating func report(_ diagnostic: Diagnostic, at offset: Int) {
        lexer.findings.report(diagnostic, at: offset)
    }

    /// Goes one level down; reports when that is too deep.
    mutating func enter() -> Bool {
        guard depth < lexer.limits.nesting else {
            report(.tooDeep(lexer.limits.nesting), at: token.start)
            return false
        }
        depth += 1
        return true
    }

    /// Skips to behind the next `;`, behind a complete block, or before the `}` of this block.
    mutating func recover() {
        var open = 0
        while true {
            switch token.kind {
            case .end: return
            case .semicolon where open == 0:
                advance()
                return
            case .leftBrace: open += 1
            case .rightBrace:
                if open == 0 { return }
                open -= 1
                if open == 0 {
                    advance()
                    return
                }
            default: break
            }
            advance()
        }
    }
}

extension Diagnostic {
    fileprivate static var strayBrace: Diagnostic {
        Diagnostic("this '}' closes no block; remove it or open a block with '{'")
    }

    fileprivate static func strayName(_ words: String) -> Diagnostic {
        Diagnostic("a command must begin here, not \(words); remove it")
    }

    fileprivate static func noSemicolon(_ name: String) -> Diagnostic {
        Diagnostic("';' is missing after the command '\(name)'; add it here")
    }

    fileprivate static func unexpected(_ words: String, after name: String) -> Diagnostic {
        Diagnostic("\(words) can not stand here in '\(name)'; end the command with ';' before it")
    }

    fileprivate static var openBlock: Diagnostic {
        Diagnostic("this block is never closed; end it with '}'")
    }

    fileprivate static func tooDeep(_ limit: Int) -> Diagnostic {
        Diagnostic("blocks and tests are nested deeper than \(limit) levels; use fewer levels")
    }
}
