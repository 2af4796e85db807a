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
                "s:1:1 if", "s:1:15       false is false",
                "s:1:22         the message has 105 octets, the limit is 1",
                "s:1:22       size is true",
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

    @Test(arguments: [
        ("if size :over 1 { }", "the message has 105 octets, the limit is 1"),
        ("if exists [\"subject\", \"x-none\"] { }", "the field \"x-none\" is missing"),
        ("set \"a\" \"b\";", "${a} is now \"b\""),
        ("addflag \"\\\\Seen\";", "the flags are now \"\\Seen\""),
        ("addheader \"X-A\" \"b\";", "the field \"X-A\" is added: \"b\""),
        (
            "addheader \"X-Sieve-Redirected-From\" \"b\";",
            "the site's settings do not let scripts add"
        ),
        ("deleteheader \"subject\";", "1 fields \"subject\" are deleted"),
        ("deleteheader \"received\";", "the field \"received\" is one that scripts may not delete"),
        ("if mailboxexists \"a\" { }", "the mailbox \"a\" does not exist"),
        ("if mailboxidexists \"a\" { }", "the id \"a\" is that of no mailbox"),
        ("if specialuse_exists \"\\\\Junk\" { }", "the use \"\\Junk\" is that of no mailbox"),
        (
            "if servermetadataexists \"/shared/comment\" { }",
            "the annotation \"/shared/comment\" is not set"
        ),
        ("if valid_ext_list \"tag:a,2026:b\" { }", "the list \"tag:a,2026:b\" does not exist"),
        (
            "if valid_notify_method \"mailto:a@b.test\" { }",
            "\"mailto:a@b.test\" can be notified"
        ),
        ("if valid_notify_method \"gopher:a\" { }", "\"gopher:a\" can not be notified"),
        ("if duplicate { }", "nothing identifies the message"),
        ("foreverypart { }", "part 0"), ("replace \"x\";", "part 0 is replaced"),
        ("enclose \"x\";", "the message is now a part of a new one"),
        ("foreverypart { extracttext \"a\"; }", "${a} is now \"Friep!"),
        (
            "convert \"text/plain\" \"text/x\" [\"charset=utf-8\"];",
            "part 0 can not be converted so"
        ),
        ("debug_log \"hello\";", "the line \"hello\" is logged"),
        ("if execute \"none\" { }", "there is no program 'none'"),
        ("if filter \"none\" { }", "there is no program 'none'"),
    ])
    func `what no comparison and no action shows is told in words`(
        _ script: String, _ words: String
    ) throws {
        let names = SieveExtension.all.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let found = try lines("require [\(names)];\n\(script)")
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test func `words stand in their test or command`() throws {
        let found = try lines("if not exists \"x\" { keep; }")
        #expect(
            found.prefix(4) == [
                "s:1:1 if", "s:1:8       the field \"x\" is missing", "s:1:8     exists is false",
                "s:1:4   not is true",
            ])
    }

    @Test func `a sequence has the steps of all of its scripts`() throws {
        var settings = SieveSettings.default
        settings.isTraced = true
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        for name in ["a", "b"] {
            let script = try SieveScript(
                compiling: Array("keep;".utf8), named: name, settings: settings)
            sequence.run(script, host: SieveHostWithoutMailboxes())
        }
        #expect(sequence.events.map(\.script) == ["a", "a", "b", "b"])
        var untraced = ScriptSequence(message: friep, envelope: envelope)
        untraced.run(try compile("keep;"), host: SieveHostWithoutMailboxes())
        #expect(untraced.events.isEmpty)
    }
}
