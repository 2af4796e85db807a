import Mail
import Outcomes
import Sieve
import Testing

/// Scripts that are made to be expensive: what they cost is counted or refused.
@Suite struct HostileScriptTests {
    private let tooLong =
        "the script takes too long on this message; use simpler patterns and fewer tests"

    private func failure(
        _ text: String, on message: some MessageSource = friep, steps: Int = 2_000_000,
        host: some SieveHost = SieveHostWithoutMailboxes()
    ) throws -> String? {
        var limits = SieveLimits.default
        limits.steps = steps
        return try compile(text, limits: limits).run(
            message: message, envelope: envelope, host: host
        ).failure?.message
    }

    /// Ten thousand parts, so that what stands in a loop is executed as often.
    private let manyParts = MessageInMemory(
        Array(
            ("Content-Type: multipart/mixed; boundary=b\n\n"
                + String(repeating: "--b\n", count: 20_000)).utf8))

    private func loop(_ commands: String) -> String {
        "require [\"foreverypart\", \"variables\", \"mailbox\", \"fileinto\", \"regex\", \"date\"];"
            + "foreverypart { \(commands) }"
    }

    @Test func `strings of many empty variables are counted`() throws {
        let string = String(repeating: "${a}", count: 16_000)
        #expect(try failure(loop("set \"b\" \"\(string)\";"), on: manyParts) == tooLong)
        #expect(try failure(loop("if string \"\(string)\" \"x\" {}"), on: manyParts) == tooLong)
    }

    @Test(arguments: [
        "if anyof (\(String(repeating: "not true,", count: 10_000)) false) {}",
        "if allof (\(String(repeating: "true,", count: 10_000)) true) {}",
        "if true {} "
            + String(repeating: "if not exists \"from\" {} elsif exists \"x\" {} ", count: 1_000),
    ])
    func `tests that look at nothing are counted`(_ tests: String) throws {
        #expect(try failure(loop(tests), on: manyParts) == tooLong)
    }

    @Test func `a variable can not grow by being quoted`() throws {
        let text =
            "require [\"variables\", \"regex\", \"fileinto\"]; set \"a\" \"(((((((((\";\n"
            + String(repeating: "set :quoteregex \"a\" \"${a}${a}\";\n", count: 200)
            + "set :length \"n\" \"${a}\"; fileinto \"${n}\";"
        #expect(
            try actions(of: text)
                == #"{"actions":[{"a":"store","mailbox":"4096"}],"implicit_keep":null}"#)
    }

    @Test(arguments: ["(a*)*b", "(a+)+$", "(a|a)*b", "((a{1,9}){1,9}){1,9}b", "(.*.*)*x"])
    func `expressions with quantifiers in quantifiers end in time`(_ expression: String) throws {
        let subject = String(repeating: "a", count: 5_000)
        let found = try failure(
            """
            require "regex"; if header :regex "subject" "\(expression)" { discard; }
            """, on: MessageInMemory(Array("Subject: \(subject)!\n\n".utf8)))
        #expect(found == nil || found == tooLong || found?.contains("regular expression") == true)
    }

    @Test func `an expression may have many groups`() throws {
        let groups = String(repeating: "(.)", count: 200)
        let subject = String(repeating: "b", count: 200)
        #expect(
            try actions(
                of: """
                    require ["regex", "variables", "fileinto"];
                    if header :regex "subject" "^\(groups)$" { fileinto "${1}${9}${99}"; }
                    """, on: MessageInMemory(Array("Subject: \(subject)\n\n".utf8)))
                == #"{"actions":[{"a":"store","mailbox":"bbb"}],"implicit_keep":null}"#)
    }

    @Test func `patterns of many stars take the product of both lengths at most`() throws {
        let pattern = String(repeating: "*a", count: 5_000)
        let subject = String(repeating: "a", count: 100_000)
        let message = MessageInMemory(Array("Subject: \(subject)\n\n".utf8))
        let test = "if header :matches \"subject\" \"\(pattern)b\" {}\n"
        #expect(try failure(String(repeating: test, count: 50), on: message) == tooLong)
    }

    @Test func `lists of hundreds of thousands of strings are counted for each value`() throws {
        // As many as a script has room for.
        let list = "[" + String(repeating: "\"\",", count: 300_000) + "\"x\"]"
        #expect(try failure("if header \"subject\" \(list) {}") == nil)
        let message = MessageInMemory(
            Array((String(repeating: "Subject: a\n", count: 1_000) + "\n").utf8))
        #expect(try failure("if header \"subject\" \(list) {}", on: message) == tooLong)
    }

    /// Lists whose members are no addresses, so that nothing comes of them.
    private struct LongLists: SieveHost {
        func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool { true }

        func list(
            _ name: [UInt8], contains value: [UInt8]
        ) throws(LookupFailure) -> Bool? { false }

        func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
            Array(repeating: Array("no address".utf8), count: 5_000)
        }
    }

    @Test func `what is asked of lists, and what is in them, is counted`() throws {
        let require = "require \"extlists\";"
        let redirect = #"redirect :list ":addrbook:all";"#
        #expect(try failure(require + redirect, host: LongLists()) == nil)
        #expect(
            try failure(require + redirect + redirect + redirect, host: LongLists()) == tooLong)
        let message = MessageInMemory(
            Array((String(repeating: "Subject: a\n", count: 5_000) + "\n").utf8))
        #expect(
            try failure(
                require + #"if header :list "subject" ":addrbook:all" {}"#, on: message,
                host: LongLists()) == tooLong)
    }

    @Test func `scripts that include each other many times are counted`() throws {
        var scripts: [String: String] = [:]
        for level in 0..<8 {
            scripts["s\(level)"] = String(repeating: "include \"s\(level + 1)\";", count: 20)
        }
        scripts["s8"] = "keep;"
        var limits = SieveLimits.default
        limits.steps = 2_000_000
        #expect(
            try Library(scripts).mailboxes("include \"s0\";", limits: limits).hasSuffix(tooLong))
    }

    @Test func `numbers that are too large are errors and no more`() {
        for script in [
            "if size :over 18446744073709551616 {}", "if size :over 18014398509481984K {}",
            "require [\"variables\", \"fileinto\"]; fileinto \"${99999999999999999999999}\";",
            "require [\"encoded-character\", \"fileinto\"]; fileinto \"${unicode:110000}\";",
            "require [\"encoded-character\", \"fileinto\"]; fileinto \"${unicode:fffffffff}\";",
        ] {
            #expect(throws: Complaints.self, "\(script)") { try compile(script) }
        }
    }

    @Test func `the largest number is a size as any other`() throws {
        #expect(try !evaluate("size :over 18446744073709551615"))
        #expect(try evaluate("size :under 18446744073709551615"))
    }

    @Test func `the name of a mailbox must be UTF-8`() {
        let script = Array("require \"fileinto\"; fileinto \"".utf8) + [0xFF, 0x22, 0x3B]
        #expect(throws: Complaints.self) { try SieveScript(compiling: script, named: "test") }
    }
}
