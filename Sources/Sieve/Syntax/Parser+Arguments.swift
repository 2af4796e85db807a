extension Parser {
    /// Any number of strings, string lists, numbers and tags; nil after an error.
    mutating func arguments() -> [ArgumentNode]? {
        var arguments: [ArgumentNode] = []
        while true {
            let start = token.start
            switch token.kind {
            case .tag(let name): arguments.append(ArgumentNode(start: start, value: .tag(name)))
            case .number(let value):
                arguments.append(ArgumentNode(start: start, value: .number(value)))
            case .string(let bytes):
                arguments.append(ArgumentNode(start: start, value: .string(bytes)))
            case .leftBracket:
                guard let strings = stringList() else { return nil }
                arguments.append(ArgumentNode(start: start, value: .stringList(strings)))
                continue
            default: return arguments
            }
            advance()
        }
    }

    /// `"[" string *("," string) "]"`, with a comma before `]` forgiven by no one.
    private mutating func stringList() -> [StringNode]? {
        let start = token.start
        advance()
        var strings: [StringNode] = []
        while true {
            guard case .string(let bytes) = token.kind else {
                report(
                    strings.isEmpty ? .noString(token.words) : .noStringAfterComma, at: token.start)
                return nil
            }
            strings.append(StringNode(start: token.start, bytes: bytes))
            advance()
            switch token.kind {
            case .comma: advance()
            case .rightBracket:
                advance()
                return strings
            case .string:
                // Reported, and read as if the comma were there.
                report(.noComma, at: lastEnd)
            default:
                report(.openList, at: start)
                return nil
            }
        }
    }

    /// `"(" test *("," test) ")"`; nil after an error.
    mutating func testList() -> [Invocation]? {
        let start = token.start
        guard enter() else { return nil }
        defer { depth -= 1 }
        advance()
        var tests: [Invocation] = []
        while true {
            guard case .identifier = token.kind else {
                report(.noTest(token.words), at: token.start)
                return nil
            }
            guard let test = invocation() else { return nil }
            tests.append(test)
            switch token.kind {
            case .comma: advance()
            case .rightParenthesis:
                advance()
                return tests
            default:
                report(.openTestList(token.words, start: start), at: token.start)
                return nil
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func noString(_ words: String) -> Diagnostic {
        Diagnostic("a list has strings only, not \(words); write [\"one\", \"two\"]")
    }

    fileprivate static var noStringAfterComma: Diagnostic {
        Diagnostic("a string must follow the ','; remove the comma or add a string")
    }

    fileprivate static var noComma: Diagnostic {
        Diagnostic("',' is missing between two strings of the list; add it here")
    }

    fileprivate static var openList: Diagnostic {
        Diagnostic("this list is never closed; end it with ']'")
    }

    fileprivate static func noTest(_ words: String) -> Diagnostic {
        Diagnostic("a test must stand here, not \(words); write it as in: anyof (true, false)")
    }

    fileprivate static func openTestList(_ words: String, start: Int) -> Diagnostic {
        Diagnostic("',' or ')' must follow the test, not \(words)")
    }
}
