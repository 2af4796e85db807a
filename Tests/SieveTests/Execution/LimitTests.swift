import Mail
import Outcomes
import Sieve
import Testing

/// Every limit of `SieveLimits`: what just fits, and the error of one more.
@Suite struct LimitTests {
    private func limits(_ change: (inout SieveLimits) -> Void) -> SieveLimits {
        var limits = SieveLimits.default
        change(&limits)
        return limits
    }

    private func failure(_ text: String, limits: SieveLimits) throws -> String? {
        try compile(text, limits: limits).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes()
        ).failure?.description
    }

    @Test func `bytes of a script`() throws {
        let limits = limits { $0.scriptSize = 5 }
        _ = try compile("keep;", limits: limits)
        let error = #expect(throws: Complaints.self) { try compile("keep; ", limits: limits) }
        #expect(
            error?.description
                == "test: the script is larger than 5 bytes; make it shorter or split it")
    }

    @Test func `nesting of blocks`() throws {
        let limits = limits { $0.nesting = 2 }
        _ = try compile("if true { if true { keep; } }", limits: limits)
        expectErrors(
            "if true { if true { if 1️⃣true { keep; } } }",
            "blocks and tests are nested deeper than 2 levels; use fewer levels", limits: limits)
    }

    @Test func `length of a string`() throws {
        let limits = limits { $0.stringLength = 4 }
        _ = try compile("if header \"abcd\" \"ab\" {}", limits: limits)
        let long = "this string is longer than 4 bytes; make it shorter"
        expectErrors("if header 1️⃣\"abcde\" [\"x\", 2️⃣\"fghij\"] {}", long, long, limits: limits)
        // Four bytes, however they are written.
        _ = try compile(#"if header "\a\b\c\d" "\"\"\"\"" {}"#, limits: limits)
    }

    @Test func `errors that are reported`() {
        let error = #expect(throws: Complaints.self) {
            try compile("a; b; c; d; e;", limits: limits { $0.complaints = 2 })
        }
        #expect(
            error?.all.map(\.description) == [
                "test:1:1: there is no command 'a'; check its spelling",
                "test:1:4: there is no command 'b'; check its spelling",
                "test: 3 more errors; correct those above first",
            ])
    }

    @Test func `actions of a run`() throws {
        let limits = limits { $0.actions = 2 }
        let two = "require \"fileinto\"; fileinto \"a\"; fileinto \"b\"; "
        #expect(try failure(two, limits: limits) == nil)
        #expect(
            try failure(two + "fileinto \"c\";", limits: limits)
                == "test:1:49: the script takes more than 2 actions on this message; use fewer")
        // What is the same as an earlier action is none more.
        #expect(try failure(two + "fileinto \"a\"; fileinto \"b\";", limits: limits) == nil)
    }

    @Test func `the implicit keep is not counted`() throws {
        let limits = limits { $0.actions = 1 }
        #expect(
            try actions(
                of: "require \"copy\"; redirect :copy \"a@b.example\";", limits: limits)
                == #"{"actions":[{"a":"redirect","to":"a@b.example","copy":true}],"#
                + #""implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
    }

    @Test func `redirects of a run`() throws {
        let limits = limits { $0.redirects = 1 }
        #expect(try failure("redirect \"a@b.example\";", limits: limits) == nil)
        #expect(
            try failure("redirect \"a@b.example\"; redirect \"a@b.example\";", limits: limits)
                == nil)
        let found = try failure(
            "redirect \"a@b.example\"; redirect \"c@b.example\";", limits: limits)
        #expect(found?.hasPrefix("test:1:25: ") == true)
    }

    @Test func `steps of a run`() throws {
        let limits = limits { $0.steps = 10 }
        #expect(try failure("keep;", limits: limits) == nil)
        #expect(
            try failure(String(repeating: "keep;", count: 11), limits: limits)
                == "test:1:51: the script takes too long on this message; use simpler patterns and "
                + "fewer tests")
    }

    @Test func `variables of a script`() throws {
        let limits = limits { $0.variables = 1 }
        _ = try compile("require \"variables\"; set \"a\" \"${A}\";", limits: limits)
        expectErrors(
            "require \"variables\"; set 1️⃣\"a\" \"${b}\";",
            "the script has more than 1 variables; use fewer", limits: limits)
    }

    @Test func `bytes of a variable`() throws {
        #expect(
            try actions(
                of:
                    "require [\"variables\", \"fileinto\"]; set \"a\" \"abcdef\"; fileinto \"${a}\";",
                limits: limits { $0.variableLength = 3 })
                == #"{"actions":[{"a":"store","mailbox":"abc"}],"implicit_keep":null}"#)
    }

    @Test func `values of a match`() throws {
        let limits = limits { $0.matchValues = 2 }
        #expect(
            try actions(
                of: """
                    require ["variables", "fileinto"];
                    if string :matches "abc" "?*" { fileinto "${0}-${1}"; }
                    """, limits: limits)
                == #"{"actions":[{"a":"store","mailbox":"abc-a"}],"implicit_keep":null}"#)
        expectErrors(
            "require [\"variables\", \"fileinto\"]; fileinto 1️⃣\"${2}\";",
            "match variables end with ${1}; use fewer wildcards", limits: limits)
    }
}
