extension Parser {
    /// Any number of strings, string lists, numbers and tags; false after an error.
    mutating func arguments(of node: Int32) -> Bool {
        let first = Int32(tree.arguments.count)
        while true {
            let start = token.start
            switch token.kind {
            case .tag: add(.tag(lexer.word), at: start)
            case .number: add(.number(lexer.number), at: start)
            case .string: add(.string(lexer.literal), at: start)
            case .leftBracket:
                guard let strings = stringList() else { return false }
                add(.stringList(strings), at: start)
                continue
            default:
                tree.nodes[Int(node)].arguments = first..<Int32(tree.arguments.count)
                return true
            }
            advance()
        }
    }

    private mutating func add(_ value: SyntaxTree.Argument.Value, at start: Int) {
        tree.arguments.append(SyntaxTree.Argument(start: Int32(start), value: value))
    }

    /// `"[" string *("," string) "]"`; nil after an error.
    private mutating func stringList() -> Range<Int32>? {
        let start = token.start
        let first = Int32(tree.listed.count)
        advance()
        while true {
            guard case .string = token.kind else {
                let isFirst = tree.listed.count == Int(first)
                report(
                    isFirst ? .noString(lexer.words(of: token)) : .noStringAfterComma,
                    at: token.start)
                return nil
            }
            tree.listed.append(lexer.literal)
            advance()
            switch token.kind {
            case .comma: advance()
            case .rightBracket:
                advance()
                return first..<Int32(tree.listed.count)
            case .string:
                // Reported, and read as if the comma were there.
                report(.noComma, at: lastEnd)
            default:
                report(.openList, at: start)
                return nil
            }
        }
    }

    /// `"(" test *("," test) ")"`; the first of the tests, nil after an error.
    mutating func testList() -> Int32? {
        advance()
        var siblings = Siblings()
        while true {
            guard case .identifier = token.kind else {
                if case .leftParenthesis = token.kind {
                    report(.parentheses, at: token.start)
                } else {
                    report(.noTest(lexer.words(of: token)), at: token.start)
                }
                return nil
            }
            guard let test = invocation() else { return nil }
            siblings.append(test, to: &tree)
            switch token.kind {
            case .comma: advance()
            case .rightParenthesis:
                advance()
                return siblings.first
            case .identifier where Compilation.isConnective(lexer.word):
                report(.connective(lexer.word), at: token.start)
                return nil
            default:
                report(.openTestList(lexer.words(of: token)), at: token.start)
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

    fileprivate static var parentheses: Diagnostic {
        Diagnostic(
            "parentheses stand only behind 'anyof' and 'allof'; remove them, or write one of these "
                + "before them")
    }

    fileprivate static func openTestList(_ words: String) -> Diagnostic {
        Diagnostic("',' or ')' must follow the test, not \(words); add it here")
    }
}
