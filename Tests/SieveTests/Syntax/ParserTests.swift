import Outcomes
import Testing

@testable import Sieve

@Suite struct ParserTests {
    /// The tree as text: `name(arguments; tests){block}`.
    private func tree(_ text: String) -> String {
        var parser = Parser(Array(text.utf8), limits: .default)
        parser.parse()
        return siblings(parser.tree.firstCommand, in: parser.tree)
    }

    private func siblings(_ first: Int32, in tree: SyntaxTree) -> String {
        var words: [String] = []
        var index = first
        while index != SyntaxTree.none {
            let node = tree.nodes[Int(index)]
            var word = node.name.text
            if !node.arguments.isEmpty { word += " \(node.arguments.count)" }
            if node.firstTest != SyntaxTree.none {
                let tests = siblings(node.firstTest, in: tree)
                word += node.hasTestList ? " (\(tests))" : " \(tests)"
            }
            if node.hasBlock { word += " {\(siblings(node.firstCommand, in: tree))}" }
            words.append(word)
            index = node.next
        }
        return words.joined(separator: ", ")
    }

    @Test(arguments: [
        ("", ""), ("keep;", "keep"), ("keep; stop;", "keep, stop"),
        ("fileinto :copy \"x\";", "fileinto 2"), ("a 1 [\"x\", \"y\"] :b;", "a 3"),
        ("if true { }", "if true {}"), ("if not true { keep; stop; }", "if not true {keep, stop}"),
        ("if anyof (true, not false) { }", "if anyof (true, not false) {}"),
        ("if a \"x\" { } elsif b { keep; } else { }", "if a 1 {}, elsif b {keep}, else {}"),
        ("foreverypart { if a { break; } }", "foreverypart {if a {break}}"),
        ("IF TRUE { KEEP; }", "if true {keep}"),
    ])
    func `the tree of a script`(_ text: String, _ expected: String) {
        #expect(tree(text) == expected)
    }

    @Test func `the next command is not mistaken for a test when a semicolon is missing`() {
        expectErrors(
            "keep1️⃣\ndiscard;\nkeep;",
            "';' is missing after the command 'keep'; add it here")
        expectErrors(
            "if true { keep1️⃣ }\nkeep;", "';' is missing after the command 'keep'; add it here")
        expectErrors(
            "keep 1️⃣:over2️⃣\nstop;", "'keep' has no tag ':over'; remove it",
            "';' is missing after the command 'keep'; add it here")
        expectErrors("keep1️⃣", "';' is missing after the command 'keep'; add it here")
    }

    @Test func `in one line it is a test`() {
        expectErrors(
            "keep 1️⃣discard;",
            "'keep' takes no test; if 'discard' is a new command, put ';' before it")
    }

    @Test func `reading goes on behind the next semicolon`() {
        expectErrors(
            "1️⃣\"x\"; 2️⃣5 :a; 3️⃣, keep; keep 4️⃣), ];\nkeep;",
            "a command must begin here, not a string; remove it",
            "a command must begin here, not the number 5; remove it",
            "a command must begin here, not ','; remove it",
            "')' can not stand here in 'keep'; end the command with ';' before it")
    }

    @Test func `reading goes on behind the block, and in it`() {
        expectErrors(
            """
            if true {
                1️⃣, ;
            }
            if true2️⃣, { keep; }
            3️⃣;
            keep;
            """,
            "a command must begin here, not ','; remove it",
            "',' can not stand here in 'if'; end the command with ';' before it",
            "a command must begin here, not ';'; remove it")
    }

    @Test func `braces that do not match`() {
        expectErrors(
            "if true 1️⃣{ keep;", "this block is never closed; end it with '}'")
        expectErrors(
            "keep; 1️⃣} keep;", "this '}' closes no block; remove it or open a block with '{'")
    }

    @Test(arguments: [15, 32])
    func `fifteen levels are allowed, and more up to the limit`(_ levels: Int) throws {
        let blocks = String(repeating: "if true {", count: levels)
        _ = try compile(blocks + String(repeating: "}", count: levels))
        let tests = String(repeating: "not ", count: levels - 1)
        _ = try compile("if \(tests) true {}")
    }

    @Test func `more levels are an error, and exhaust nothing`() {
        for text in [
            String(repeating: "if true {", count: 50_000),
            "if " + String(repeating: "not ", count: 50_000) + "true {}",
            "if " + String(repeating: "anyof (", count: 50_000),
        ] {
            let error = #expect(throws: Complaints.self) { try compile(text) }
            let deep = "blocks and tests are nested deeper than 32 levels; use fewer levels"
            #expect(error?.all.contains { $0.message == deep } == true)
        }
    }
}
