import Outcomes
import Sieve
import Testing

@Suite struct TraceTests {
    private func trace(
        _ text: String, host: some SieveHost = SieveHostWithoutMailboxes()
    ) throws -> (result: SieveResult, events: [TraceEvent]) {
        var settings = SieveSettings.default
        settings.isTraced = true
        let script = try SieveScript(
            compiling: Array(text.utf8), named: "s", settings: settings)
        return script.trace(message: friep, envelope: envelope, host: host)
    }

    private func lines(_ text: String) throws -> [String] {
        try trace(text).events.map { $0.description.replacing("  ", with: " ", maxReplacements: 1) }
    }

    @Test func `a test tells what it has compared, and its command what it does`() throws {
        #expect(
            try lines(
                """
                require "fileinto";
                if header :contains ["x-none", "subject"] ["sale", "frop"] {
                    fileinto "Ads";
                }
                """)
                == [
                    "s:1:1 require",
                    "s:2:1 if",
                    "s:2:4     \"Frop!\" :contains \"sale\", \"frop\": yes",
                    "s:2:4   header is true",
                    "s:3:5   fileinto",
                    "s:3:5     => store the message in Ads",
                ].filter { $0 != "s:1:1 require" })
    }

    @Test func `each branch that is tried is told, and those behind are not`() throws {
        let found = try lines(
            """
            if header "subject" "a" { discard; }
            elsif header "x-none" "b" { discard; }
            else { keep; }
            keep;
            """)
        #expect(
            found == [
                "s:1:1 if",
                "s:1:4     \"Frop!\" :is \"a\": no",
                "s:1:4   header is false",
                "s:2:7     there is nothing to compare",
                "s:2:7   header is false",
                "s:3:8   keep",
                "s:3:8     => store the message in INBOX",
                "s:4:1 keep",
            ])
    }

    @Test func `tests in tests are told in the order in which they are evaluated`() throws {
        let found = try lines("if not anyof (false, size :over 1) { stop; }")
        #expect(
            found == [
                "s:1:1 if", "s:1:15       false is false", "s:1:22       size is true",
                "s:1:8     anyof is true", "s:1:4   not is false",
            ])
    }

    @Test func `the result is that of a run without a trace`() throws {
        let text = """
            require ["variables", "copy"];
            if header :matches "subject" "*o*" { set "a" "${1}|${2}"; }
            if string "${a}" "Fr|p!" { redirect :copy "ops@example.net"; } else { discard; }
            """
        let traced = SieveReport(try trace(text).result).json.description
        #expect(traced == (try actions(of: text)))
        #expect(traced.contains("ops@example.net"))
    }

    @Test func `what came before a failure is told`() throws {
        let (result, events) = try trace(
            "keep; redirect \"a@b.c\"; redirect \"a@b.d\"; redirect \"a@b.e\"; redirect \"a@b.f\";"
                + "redirect \"a@b.g\"; discard;")
        #expect(result.failure != nil)
        #expect(events.last?.kind == .command("redirect"))
        #expect(events.count { $0.kind == .command("discard") } == 0)
    }

    @Test func `long and odd values are shown in part`() throws {
        let event = TraceEvent(
            kind: .comparison(
                value: Array(repeating: 0x61, count: 300), match: "is", keys: [[0x0A, 0x62]],
                accepted: false),
            script: "s", line: 1, column: 2, depth: 0)
        let long = String(repeating: "a", count: 200)
        #expect(event.description == "s:1:2  \"\(long)...\" :is \"?b\": no")
    }

    @Test func `a script that is not traced has no steps`() throws {
        let script = try compile("keep;")
        let host = SieveHostWithoutMailboxes()
        #expect(script.trace(message: friep, envelope: envelope, host: host).events.isEmpty)
    }

    @Test func `no more steps are recorded than the limit`() throws {
        let text = String(repeating: "if true { }\n", count: 6_000)
        #expect(try trace(text).events.count == 10_000)
    }
}
