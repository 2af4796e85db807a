import Outcomes
import Sieve
import Testing

/// What can be used only where `ihave` has found it (RFC 5463, 4).
@Suite struct LateExtensionsTests {
    private func run(_ text: String) throws -> SieveResult {
        try compile("require \"ihave\"; \(text)").run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
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
