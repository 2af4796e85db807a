import Sieve
import Testing

@Suite struct CompilationTests {
    /// `ihave`, `while-once` with `leave`, and `${in.x}`: what later extensions need.
    private static let extensions =
        SieveExtension.all + [
            SieveExtension(
                "probing", specification: "test",
                commands: [.once, .leave],
                tests: [
                    TestDefinition("ihave", Signature([Parameter("names", .stringList)])) {
                        arguments, compilation in
                        var isThere = true
                        for name in arguments.strings(0) {
                            let text = String(decoding: name.constant ?? [], as: UTF8.self)
                            isThere = compilation.enable(text) && isThere
                        }
                        return Settled(result: isThere)
                    }
                ],
                namespaces: [
                    VariableNamespace(
                        "in",
                        read: { name, _, _ in name == Array("x".utf8) ? LiteralPart(name) : nil },
                        write: { name, _, _ in
                            { value, run in run[Written.self].value = name + value }
                        })
                ])
        ]

    private struct Settled: CompiledTest {
        let result: Bool
        func evaluate(in run: inout Run) throws(RunFailure) -> Bool { result }
        var settledResult: Bool? { result }
    }

    fileprivate struct Written: ExtensionState {
        var value: [UInt8] = []
    }

    private func run(_ text: String) throws -> String {
        let script = try compile("require \"probing\"; " + text, extensions: Self.extensions)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        return result.actions.map { String(decoding: $0.store?.mailbox ?? [], as: UTF8.self) }
            .joined(separator: " ")
    }

    @Test func `what can not be reached is not compiled`() throws {
        #expect(
            try run(
                """
                if ihave "nowhere" { frobnicate :hard "x"; } else { keep; }
                """) == "INBOX")
        #expect(
            try run(
                """
                if not ihave "nowhere" { keep; } elsif true { frobnicate; } else { frobnicate; }
                """) == "INBOX")
        #expect(
            try run(
                """
                if allof (ihave "fileinto", anyof (ihave "nowhere", ihave "copy")) {
                    fileinto :copy "a";
                }
                """) == "a INBOX")
    }

    @Test func `what is switched off with false is compiled all the same`() {
        expectErrors(
            "if false { 1️⃣frobnicate; }", "there is no command 'frobnicate'; check its spelling")
    }

    @Test func `a command can leave its block`() throws {
        #expect(
            try run(
                """
                require "fileinto";
                once { fileinto "a"; if true { once { leave; } fileinto "b"; leave; } keep; }
                fileinto "c";
                """) == "a b c")
        #expect(try run("require \"fileinto\"; once { fileinto \"a\"; stop; } keep;") == "a")
    }

    @Test func `a namespace is read, and set`() throws {
        #expect(
            try run("require [\"variables\", \"fileinto\"]; fileinto \"${in.X}y\";") == "xy")
        #expect(try run("require \"variables\"; set \"in.foo\" \"bar\";") == "INBOX")
        expectErrors(
            "require [\"probing\", \"variables\"]; redirect 1️⃣\"${in.y}\"; set 2️⃣\"out.x\" \"\";",
            "there is no namespace 'in'; require the extension that it belongs to",
            "nothing in the namespace 'out' can be set; use a name without a dot",
            extensions: Self.extensions)
    }

    @Test func `all errors are reported, in the order of the script`() {
        expectErrors(
            """
            require ["fileinto", 1️⃣"nowhere"];
            if header :is 2️⃣:contains "a" "b" {
                3️⃣frop;
                if 4️⃣keep { fileinto 5️⃣5; }
            } elsif 6️⃣size 5 {
                7️⃣header "a" "b";
            }
            fileinto "a" 8️⃣"b";
            """,
            "there is no extension \"nowhere\" here; remove it and what needs it",
            "':contains' and ':is' exclude each other; remove one",
            "there is no command 'frop'; check its spelling",
            "'keep' is a command and no test; put it in a block: if ... { keep ...; }",
            "'fileinto' needs a string here, for its mailbox",
            "'size' needs ':over' or ':under'; write it as in: size :over 100K",
            "'header' is a test and no command; write it as in: if header ... { }",
            "this is one argument too many for 'fileinto'; remove it")
    }

    @Test func `words that are meant are named`() {
        expectErrors(
            "1️⃣kep; 2️⃣filinto \"x\"; if 3️⃣heade \"a\" \"b\" {} 4️⃣abcdefgh;",
            "there is no command 'kep'; did you mean 'keep'?",
            "there is no command 'filinto'; did you mean 'fileinto'?",
            "there is no test 'heade'; did you mean 'header'?",
            "there is no command 'abcdefgh'; check its spelling")
    }

    @Test func `words of extensions need require`() {
        expectErrors(
            "1️⃣fileinto \"x\"; if 2️⃣envelope \"from\" \"x\" {} redirect 3️⃣:copy \"a@b.example\";",
            "the command 'fileinto' needs an extension; add require \"fileinto\" at the top",
            "the test 'envelope' needs an extension; add require \"envelope\" at the top",
            "the tag ':copy' needs an extension; add require \"copy\" at the top")
    }

    @Test func `blocks and tests where they belong`() {
        expectErrors("keep 1️⃣{ discard; }", "'keep' takes no block of commands; end it with ';'")
        expectErrors("1️⃣if true;", "'if' needs a block of commands; write { ... } in place of ';'")
        expectErrors(
            "1️⃣if { }",
            "'if' needs exactly one test; join several with allof (...) or anyof (...)")
        expectErrors(
            "1️⃣if (true, false) { }",
            "'if' needs exactly one test; join several with allof (...) or anyof (...)")
        expectErrors(
            "if 1️⃣anyof true { }",
            "'anyof' needs its tests in parentheses, as in: anyof (true, false)")
        expectErrors(
            "stop;")
    }
}

extension CommandDefinition {
    /// Runs its block; `leave` ends it.
    fileprivate static let once = CommandDefinition("once", Signature(hasBlock: true)) {
        arguments, compilation in
        let label = compilation.makeLabel()
        let outer = compilation[Innermost.self].label
        compilation[Innermost.self].label = label
        let block = compilation.block(of: arguments)
        compilation[Innermost.self].label = outer
        return Once(label: label, block: block)
    }

    fileprivate static let leave = CommandDefinition("leave") { _, compilation in
        Leave(label: compilation[Innermost.self].label)
    }
}

private struct Innermost: ExtensionState {
    var label = 0
}

private struct Once: CompiledCommand {
    let label: Int
    let block: Block

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let flow = try block.execute(in: &run)
        return flow == .leave(label) ? .next : flow
    }
}

private struct Leave: CompiledCommand {
    let label: Int

    func execute(in run: inout Run) throws(RunFailure) -> Flow { .leave(label) }
}
