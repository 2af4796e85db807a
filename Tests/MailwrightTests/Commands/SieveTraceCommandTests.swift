import TestSupport
import Testing

@Suite struct SieveTraceCommandTests {
    private let site: ToolSite

    init() throws {
        site = try ToolSite(initialised: false)
        try site.files.write("message.eml", "Subject: Big \u{1B}Sale!\n\nBuy.\n")
    }

    private func trace(_ script: String) throws -> (status: Int32, lines: [String]) {
        let path = try site.files.write("s.sieve", script)
        let outcome = try site.run(["sieve", "trace", path, site.files.path("message.eml")])
        let lines = outcome.output.replacing(path, with: "s").split(separator: "\n")
        return (
            outcome.status,
            lines.map { String($0).replacing("  ", with: " ", maxReplacements: 1) }
        )
    }

    @Test func `each step is told with its place, then the actions`() throws {
        let (status, lines) = try trace("if header :contains \"subject\" \"sale\" { discard; }\n")
        #expect(
            lines == [
                "s:1:1 if", "s:1:4     \"Big ?Sale!\" :contains \"sale\": yes",
                "s:1:4   header is true", "s:1:40   discard",
                "s:1:40     => discard the message", "discard the message",
            ])
        #expect(status == 0)
    }

    @Test func `the site judges`() throws {
        let text = try #require(site.files.text("mailwright.yaml"))
        try site.files.write("mailwright.yaml", text + "sieve: {extensions: -fileinto}\n")
        #expect(try trace("require \"fileinto\";").status == 1)
        #expect(try trace("keep;").status == 0)
    }

    @Test func `a script with errors is not run`() throws {
        let (status, lines) = try trace("frop;")
        #expect(status == 1)
        #expect(lines.isEmpty)
    }

    @Test func `a failure is told after the steps before it`() throws {
        let (status, lines) = try trace(
            (1...5).map { "redirect \"a\($0)@example.org\";" }.joined())
        #expect(status == 1)
        #expect(lines.first == "s:1:1 redirect")
        #expect(lines.contains { $0.hasPrefix("the script failed, so the message is kept:") })
    }

    @Test func `what a test looks at is told where it compares nothing`() throws {
        let (_, lines) = try trace("if size :over 100K { discard; }\n")
        #expect(lines.contains("s:1:4     the message has 26 octets, the limit is 102400"))
    }
}
