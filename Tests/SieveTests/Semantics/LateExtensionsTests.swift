import Outcomes
import Testing

@testable import Sieve

/// What can be used only where `ihave` has found it (RFC 5463, 4).
@Suite struct LateExtensionsTests {
    private func run(_ text: String) throws -> SieveResult {
        try compileAndRun("require \"ihave\"; \(text)")
    }

    private func compileAndRun(_ text: String) throws -> SieveResult {
        try compile(text).run(message: friep, envelope: envelope, host: AnsweringHost())
    }

    private func failure(of name: String) -> String {
        "this needs \"\(name)\", which 'ihave' has not looked for on the way here; "
            + "put it into if ihave \"\(name)\" { ... }"
    }

    /// A test that is never true, and not settled before the run.
    private static let never = "exists \"X-Nowhere\""

    @Test(arguments: [
        ("fileinto", #"fileinto "a";"#),
        ("envelope", #"if envelope "from" "x" { keep; }"#),
        ("copy", #"redirect :copy "a@example.org";"#),
        ("relational", #"if header :count "ge" "subject" "1" { keep; }"#),
        ("subaddress", #"if address :detail "to" "x" { keep; }"#),
        (
            "comparator-i;ascii-numeric",
            #"if header :comparator "i;ascii-numeric" "subject" "1" { keep; }"#
        ),
    ])
    func `a test that is not evaluated finds nothing`(name: String, use: String) throws {
        let asked = "if ihave \"\(name)\" { }"
        let result = try run("if \(Self.never) { \(asked) } \(use)")
        #expect(result.failure?.message == failure(of: name))
        #expect(result.implicitKeep)
        #expect(try run("\(asked) \(use)").failure == nil)
        #expect(try run("if not \(Self.never) { \(asked) } \(use)").failure == nil)
        // Where it is not reached, it does no harm.
        #expect(try run("if \(Self.never) { \(asked) \(use) }").failure == nil)
    }

    @Test func `a part of the envelope is one of its extension`() throws {
        let use = #"if envelope "notify" "x" { keep; }"#
        let asked = #"if ihave "envelope-dsn" { }"#
        func failure(_ text: String) throws -> String? {
            try compile("require [\"ihave\", \"envelope\"]; \(text)").run(
                message: friep, envelope: envelope, host: SieveHostWithoutMailboxes()
            ).failure?.message
        }
        #expect(
            try failure("if \(Self.never) { \(asked) } \(use)") == self.failure(of: "envelope-dsn"))
        #expect(try failure("\(asked) \(use)") == nil)
    }

    @Test func `tests behind one that decides are not evaluated`() throws {
        let use = #"fileinto "a";"#
        for test in ["allof (\(Self.never), ", "anyof (not \(Self.never), "] {
            let script = "if \(test) ihave \"fileinto\") { } \(use)"
            #expect(try run(script).failure?.message == failure(of: "fileinto"))
        }
        #expect(try run("if not ihave \"fileinto\" { } \(use)").failure == nil)
        #expect(try run("if anyof (ihave \"fileinto\", false) { \(use) }").failure == nil)
    }

    @Test func `what is required is there anyway`() throws {
        let script = """
            require ["ihave", "fileinto"]; if \(Self.never) { if ihave "fileinto" { } } fileinto "a";
            """
        #expect(try actions(of: script).contains(#""mailbox":"a""#))
    }

    /// Two extensions that have a definition in common, as of a command.
    struct Sharing: CustomTestStringConvertible {
        let first: String
        let second: String
        let definitions: Set<ObjectIdentifier>

        var testDescription: String { "\(first), \(second)" }
    }

    /// In both orders; that what is there without `require` is shared too, by one named "".
    private static let sharing: [Sharing] = {
        let all = [.base] + SieveExtension.all
        return all.flatMap { first in
            SieveExtension.all.compactMap { second in
                let common = Set(first.definitions.map(ObjectIdentifier.init))
                    .intersection(second.definitions.map(ObjectIdentifier.init))
                guard first.name != second.name, !common.isEmpty else { return nil }
                return Sharing(first: first.name, second: second.name, definitions: common)
            }
        }
    }()

    /// A script that uses a definition which several extensions have.
    private static let uses: [ObjectIdentifier: String] = [
        ObjectIdentifier(CommandDefinition.vacation): "vacation \"away\";",
        ObjectIdentifier(TestDefinition.spamtest): "if spamtest \"1\" { }",
        ObjectIdentifier(TestDefinition.environment): "if environment \"name\" \"x\" { }",
        ObjectIdentifier(Comparator.unicodeCasemap):
            "if header :comparator \"i;unicode-casemap\" \"subject\" \"x\" { }",
    ]

    @Test(arguments: sharing)
    func `what another extension has as well is not taken away`(_ pair: Sharing) throws {
        let required = pair.first.isEmpty ? "" : "require \"\(pair.first)\"; "
        let asked = "if ihave \"\(pair.first)\" { }"
        let skipped = "if \(Self.never) { if ihave \"\(pair.second)\" { } }"
        for definition in pair.definitions {
            let use = try #require(Self.uses[definition], "there is no use of it in this test")
            let script = "require \"ihave\"; \(required)\(skipped) \(use)"
            #expect(try compileAndRun(script).failure == nil)
            if !required.isEmpty {
                #expect(try run("\(asked) \(skipped) \(use)").failure == nil)
                #expect(try run("\(skipped) \(asked) \(use)").failure == nil)
                #expect(try run("\(skipped) \(use)").failure?.message == failure(of: pair.second))
            }
        }
    }

    @Test func `some definitions are shared`() {
        #expect(!Self.sharing.isEmpty)
    }

    @Test func `the failure has its place, and the actions before it are not taken`() throws {
        let report = try actions(
            of: "require \"ihave\"; discard;\nif \(Self.never) { if ihave \"fileinto\" { } }\n"
                + "fileinto \"a\";")
        #expect(report.contains(#""actions":[]"#))
        #expect(report.contains(#""failure":"test:3:1: this needs \"fileinto\""#))
    }

    @Test func `each script asks for itself`() throws {
        let library = Library([
            "asks": "require \"ihave\"; if ihave \"mailbox\" { fileinto :create :copy \"x\"; }",
            "skips": "require \"ihave\"; if \(Self.never) { if ihave \"mailbox\" { } }"
                + " fileinto :create \"y\";",
        ])
        #expect(try library.mailboxes("include \"asks\";") == "x INBOX")
        #expect(
            try library.mailboxes("include \"asks\"; include \"skips\";")
                .contains("'ihave' has not"))
    }
}
