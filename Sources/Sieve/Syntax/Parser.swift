/// Makes the tree of a script (RFC 5228, 8.2).
///
/// After an error it goes on behind the next `;` or the block's `}`, so that one compile shows
/// all errors. Nesting is bounded by `SieveLimits.nesting`, so no script exhausts the stack.
struct Parser {
    var lexer: Lexer
    var tree: SyntaxTree
    /// The token that is looked at.
    var token: Token
    /// Where the token before it ended; an error about something missing points there.
    var lastEnd = 0
    private var depth = 0

    init(_ source: [UInt8], limits: SieveLimits) {
        lexer = Lexer(source, limits: limits)
        tree = SyntaxTree(source)
        // A usual script has a node in thirty bytes and an argument in twenty.
        tree.nodes.reserveCapacity(source.count / 30)
        tree.arguments.reserveCapacity(source.count / 20)
        token = lexer.next()
    }

    /// Reads the whole script.
    mutating func parse() {
        var siblings = Siblings()
        while true {
            commands(into: &siblings)
            guard case .rightBrace = token.kind else { break }
            report(.strayBrace, at: token.start)
            advance()
        }
        tree.firstCommand = siblings.first
        tree.rewritten = lexer.rewritten
    }

    /// Commands up to a `}` or the end.
    private mutating func commands(into siblings: inout Siblings) {
        while true {
            switch token.kind {
            case .end, .rightBrace: return
            case .identifier:
                if let command = command() { siblings.append(command, to: &tree) }
            case .semicolon:
                report(.strayToken("';'"), at: token.start)
                advance()
            default:
                report(.strayToken(lexer.words(of: token)), at: token.start)
                recover()
            }
        }
    }

    private mutating func command() -> Int32? {
        guard let node = invocation() else {
            recover()
            return nil
        }
        switch token.kind {
        case .semicolon: advance()
        case .leftBrace: block(of: node)
        case .identifier where Compilation.isConnective(lexer.word):
            report(.connective(lexer.word), at: token.start)
            recover()
            return nil
        case .identifier, .end, .rightBrace:
            // Most likely the semicolon was forgotten; what follows is read as a new command.
            report(.noSemicolon(tree.nodes[Int(node)].name), at: lastEnd)
        default:
            let name = tree.nodes[Int(node)].name
            report(.unexpected(lexer.words(of: token), after: name), at: token.start)
            recover()
            return nil
        }
        return node
    }

    private mutating func block(of node: Int32) {
        let start = token.start
        guard enter() else {
            recover()
            return
        }
        defer { depth -= 1 }
        advance()
        var siblings = Siblings()
        commands(into: &siblings)
        if case .rightBrace = token.kind {
            advance()
        } else {
            report(.openBlock, at: start)
        }
        tree.nodes[Int(node)].blockStart = Int32(start)
        tree.nodes[Int(node)].firstCommand = siblings.first
    }

    /// `identifier *argument [test / test-list]`; nil when it can not be understood.
    mutating func invocation() -> Int32? {
        guard case .identifier = token.kind else { return nil }
        let name = lexer.word
        let node = Int32(tree.nodes.count)
        tree.nodes.append(SyntaxTree.Node(name: name, start: Int32(token.start)))
        advance()
        guard arguments(of: node) else { return nil }
        switch token.kind {
        case .identifier where isTest(after: name):
            guard nested(by: { $0.invocation() }, into: node) else { return nil }
        case .leftParenthesis:
            guard nested(by: { $0.testList() }, into: node) else { return nil }
            tree.nodes[Int(node)].hasTestList = true
        default: break
        }
        return node
    }

    private mutating func nested(
        by parse: (inout Parser) -> Int32?, into node: Int32
    ) -> Bool {
        guard enter() else { return false }
        defer { depth -= 1 }
        guard let first = parse(&self) else { return false }
        tree.nodes[Int(node)].firstTest = first
        return true
    }

    /// Whether the identifier looked at is a test of the command, or a command after a missing `;`.
    ///
    /// A name in a new line after an action is taken as the next command.
    private func isTest(after name: Word) -> Bool {
        if name == "if" || name == "elsif" || name == "not" { return true }
        if Compilation.isConnective(lexer.word) { return false }
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
    private mutating func enter() -> Bool {
        guard depth < lexer.limits.nesting else {
            report(.tooDeep(lexer.limits.nesting), at: token.start)
            return false
        }
        depth += 1
        return true
    }

    /// Skips to behind the next `;`, behind a complete block, or before the `}` of this block.
    private mutating func recover() {
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

/// Nodes that follow each other, linked while they are read.
struct Siblings {
    private(set) var first = SyntaxTree.none
    private var last = SyntaxTree.none

    mutating func append(_ node: Int32, to tree: inout SyntaxTree) {
        if last == SyntaxTree.none {
            first = node
        } else {
            tree.nodes[Int(last)].next = node
        }
        last = node
    }
}

extension Diagnostic {
    fileprivate static var strayBrace: Diagnostic {
        Diagnostic("this '}' closes no block; remove it or open a block with '{'")
    }

    fileprivate static func strayToken(_ words: String) -> Diagnostic {
        Diagnostic("a command must begin here, not \(words); remove it")
    }

    fileprivate static func noSemicolon(_ name: Word) -> Diagnostic {
        Diagnostic("';' is missing after the command '\(name)'; add it here")
    }

    fileprivate static func unexpected(_ words: String, after name: Word) -> Diagnostic {
        Diagnostic("\(words) can not stand here in '\(name)'; end the command with ';' before it")
    }

    fileprivate static var openBlock: Diagnostic {
        Diagnostic("this block is never closed; end it with '}'")
    }

    fileprivate static func tooDeep(_ limit: Int) -> Diagnostic {
        Diagnostic("blocks and tests are nested deeper than \(limit) levels; use fewer levels")
    }
}
