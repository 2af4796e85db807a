import Mail
import Outcomes
import Sieve
import Testing

@Suite struct RunWarningsTests {
    /// A command that warns each time it is executed.
    private static let warning = SieveExtension(
        "warning", specification: "test",
        commands: [
            CommandDefinition("warn", Signature([Parameter("text", .string)])) { arguments, _ in
                Warn(text: arguments.string(0))
            }
        ])

    private struct Warn: CompiledCommand {
        let text: StringTemplate

        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            let text = String(decoding: try text.value(in: &run), as: UTF8.self)
            run.warn(Diagnostic(text), at: self.text.offset)
            return .next
        }
    }

    private func script(_ text: String, isTraced: Bool = false) throws -> SieveScript {
        var settings = SieveSettings.default
        settings.isTraced = isTraced
        return try SieveScript(
            compiling: Array("require [\"warning\", \"variables\"];\n\(text)".utf8), named: "test",
            settings: settings, extensions: SieveExtension.all + [Self.warning],
            library: Library(["inner": "require \"warning\"; warn \"in\";"]))
    }

    private func result(
        _ text: String, on message: MessageInMemory = friep
    ) throws -> SieveResult {
        try script(text).run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
    }

    private func warnings(_ text: String) throws -> [String] {
        try result(text).warnings.map(\.description)
    }

    @Test func `a script goes on behind a warning, which has its place`() throws {
        let result = try result("warn \"one\"; discard; warn \"two\";")
        #expect(result.actions.map(\.name) == ["discard"])
        #expect(result.failure == nil)
        #expect(result.warnings.map(\.description) == ["test:2:6: one", "test:2:27: two"])
    }

    @Test func `a script without has none`() throws {
        #expect(try warnings("keep;").isEmpty)
    }

    @Test func `the same is said once for each place`() throws {
        let parts = message(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b--\n")
        let result = try result(
            """
            require "foreverypart";
            foreverypart { warn "${x}same"; }
            foreverypart { foreverypart { warn "${x}same"; } warn "${x}same"; }
            """, on: parts)
        #expect(
            result.warnings.map(\.description)
                == ["test:3:21: same", "test:4:36: same", "test:4:55: same"])
    }

    @Test func `so is what changes from mail to mail`() throws {
        let parts = message(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b--\n")
        let result = try result(
            """
            require "foreverypart";
            foreverypart { set "y" "${y}a"; warn "${y}"; }
            """, on: parts)
        #expect(result.warnings.map(\.description) == ["test:3:38: a"])
    }

    @Test func `there is an end to warnings`() throws {
        let many = (0..<100).map { "warn \"\($0)\";" }.joined(separator: "\n")
        #expect(try warnings(many).count == 20)
    }

    @Test func `a failure comes with the warnings before it`() throws {
        let result = try result("warn \"one\"; redirect \"${none}\"; warn \"two\";")
        #expect(result.failure?.column == 22)
        #expect(result.warnings.map(\.message) == ["one"])
    }

    @Test func `included scripts have places of their own`() throws {
        #expect(
            try warnings("require \"include\";\ninclude \"inner\"; warn \"out\";")
                == ["inner.sieve:2:25: in", "test:3:23: out"])
    }

    @Test func `a sequence of scripts collects them`() throws {
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        sequence.run(try script("warn \"one\";"), host: SieveHostWithoutMailboxes())
        #expect(sequence.warnings.map(\.message) == ["one"])
        sequence.run(
            try script("warn \"two\"; redirect \"${none}\";"), host: SieveHostWithoutMailboxes())
        #expect(sequence.warnings.map(\.message) == ["one", "two"])
        #expect(sequence.result.warnings.map(\.message) == ["one", "two"])
        #expect(sequence.result.failure != nil)
    }

    @Test func `reports and traces tell them`() throws {
        let report = try SieveReport(result("warn \"one\"; discard;"))
        #expect(report.words == "warning: test:2:6: one\ndiscard the message\n")
        #expect(report.json.description.hasSuffix(#","warnings":["test:2:6: one"]}"#))
        let (_, events) = try script("warn \"one\";", isTraced: true)
            .trace(message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(
            events.map(\.description) == ["test:2:1  warn", "test:2:6    warning: one"])
    }
}
