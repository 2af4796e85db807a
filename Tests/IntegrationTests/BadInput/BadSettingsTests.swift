import TestSupport
import Testing

/// What mailwrightd says about settings that it can not serve.
@Suite struct BadSettingsTests {
    private static let good = """
        domains: [example.test]
        mailboxes: { root: /nonexistent, owner: root }
        accounts: sqlite:/nonexistent/accounts.sqlite

        """

    struct Case: CustomTestStringConvertible {
        let text: String
        let complaint: String
        var testDescription: String { complaint }
    }

    @Test(arguments: [
        Case(text: good + "colour: blue\n", complaint: ":4:1: unknown key \"colour\""),
        Case(text: good + "maps: []\n", complaint: ":4:7: maps must be a mapping"),
        Case(
            text: good + "maps:\n  a: { keys: exact, tables: [\"nothing:x\"] }\n",
            complaint: ":5:"),
        Case(
            text: good + "maps:\n  a: { keys: nothing, tables: [\"static:x\"] }\n",
            complaint: ":5:"),
        Case(text: "domains: [example.test\n", complaint: ":2:1: not YAML"),
        Case(text: "", complaint: ": the settings are empty"),
        Case(text: "domains: 5\n", complaint: ":1:10: \"domains\" of the settings must be a list"),
    ])
    func `each mistake is one line with its place and the status is 78`(bad: Case) throws {
        let files = try TemporaryDirectory()
        let path = try files.write("mailwright.yaml", bad.text)
        for arguments in [["--settings", path], ["--check", "--settings", path]] {
            let outcome = try Program("\(Stack.programs)/mailwrightd").run(arguments)
            #expect(outcome.status == 78)
            #expect(outcome.output.isEmpty)
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.allSatisfy { $0.hasPrefix(path) }, "\(lines)")
            #expect(lines.contains { $0.hasPrefix(path + bad.complaint) }, "\(lines)")
        }
    }

    @Test func `what only the system can say is said in one go, with lines, and by the check too`()
        throws
    {
        let files = try TemporaryDirectory()
        let path = try files.write(
            "mailwright.yaml",
            """
            domains: [example.test]
            mailboxes: { root: /nonexistent, owner: no-such-owner }
            accounts: nothing:/nonexistent/accounts
            user: no-such-user
            auth:
              listen: [{ unix: /nonexistent/auth, group: no-such-group }]
              master_passwords:
                - { name: a, hash: "$y$bad", networks: [10.0.0.0/8], services: [imap] }
                - { name: b, hash: "\(Self.hash)", networks: [10.0.0.1/8], services: [imap] }
                - { name: c, hash: "\(Self.hash)", networks: [10.0.0.0/8], services: [smtp] }

            """)
        for arguments in [["--settings", path], ["--check", "--settings", path]] {
            let outcome = try Program("\(Stack.programs)/mailwrightd").run(arguments)
            #expect(outcome.status == 78)
            let places = outcome.errors.split(separator: "\n").map { line in
                String(line.dropFirst(path.count).prefix { $0 != " " })
            }
            let expected = [":3:", ":2:", ":4:", ":", ":8:", ":9:", ":10:"]
            #expect(places == expected, "\(outcome.errors)")
            #expect(!outcome.errors.contains("$y$"), "a hash has no place in a log")
        }
    }

    /// The hash of nobody's password.
    private static let hash = "$1$caea3837$gPafod/Do/8Jj5M9HehhM."

    @Test func `a table file that is not there is found by the check`() throws {
        let files = try TemporaryDirectory()
        let missing = files.path("arbitration")
        let path = try files.write(
            "mailwright.yaml",
            Self.good + "maps:\n  a: { keys: address, tables: [\"regexp:\(missing)\"] }\n")
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", path])
        #expect(outcome.status == 78)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains(missing))
    }

    @Test func `a settings file that is not there is named`() throws {
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--settings", "/nonexistent/mailwright.yaml"])
        #expect(outcome.status == 78)
        #expect(
            outcome.errors == "/nonexistent/mailwright.yaml: no such settings file; name one with "
                + "--settings FILE\n")
    }

    @Test func `a wrong command line is told from wrong settings`() throws {
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(["--colour"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("usage: mailwrightd"))
    }
}
