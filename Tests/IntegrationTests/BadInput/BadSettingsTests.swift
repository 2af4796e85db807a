import Glibc
import TestSupport
import Testing

/// What mailwrightd says about settings that it can not serve.
@Suite struct BadSettingsTests {
    private static let good = """
        domains: [example.test]
        mailboxes: { root: /nonexistent, owner: root }
        accounts: sqlite:/nonexistent/accounts.sqlite

        """

    private static func master(
        hash: String = "$1$caea3837$gPafod/Do/8Jj5M9HehhM.", networks: String = "192.0.2.7",
        services: String = "imap"
    ) -> String {
        """
        auth:
          listen: [{ unix: /nonexistent/auth }]
          master_passwords:
            - { name: webmail, hash: "\(hash)",
                networks: [\(networks)], services: [imap, \(services)] }

        """
    }

    struct Case: CustomTestStringConvertible {
        let text: String
        let complaint: String
        var testDescription: String { complaint }
    }

    /// Runs the daemon, and gives what it complained of: a line each, without the file's name.
    private func complaints(_ text: String, _ arguments: String...) throws -> [String] {
        let files = try TemporaryDirectory()
        let path = try files.write("mailwright.yaml", text)
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            arguments + ["--settings", path])
        #expect(outcome.status == 78)
        #expect(outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix(path) }, "\(lines)")
        return lines.map { String($0.dropFirst(path.count)) }
    }

    @Test(arguments: [
        Case(text: good + "colour: blue\n", complaint: ":4:1: unknown key \"colour\""),
        Case(text: good + "maps: []\n", complaint: ":4:7: maps must be a mapping"),
        Case(
            text: good + "maps:\n  a: { keys: exact, tables: [\"nothing:x\"] }\n",
            complaint: ":5:30: there is no table type \"nothing\"; it may be accounts, "),
        Case(
            text: good + "maps:\n  a: { keys: nothing, tables: [\"static:x\"] }\n",
            complaint: ":5:14: map a: there is no key strategy \"nothing\"; it may be access, "),
        Case(text: "domains: [example.test\n", complaint: ":2:1: not YAML"),
        Case(text: "", complaint: ": the settings are empty"),
        Case(text: "domains: 5\n", complaint: ":1:10: \"domains\" of the settings must be a list"),
        Case(
            text: good + "recipient_delimiter: [x]\n",
            complaint: ":4:22: \"recipient_delimiter\" of the settings must be a text, such as "),
        Case(
            text: good + "recipient_delimiter: plus\n",
            complaint: ":4:22: \"plus\" can not part addresses; name signs such as \"+\""),
        Case(text: good + "user: ~\n", complaint: ":4:7: \"user\" of the settings must be a text"),
        Case(
            text: good + "user: no-such-user\n",
            complaint: ":4:7: there is no system user \"no-such-user\"; create it, or name another"),
        Case(
            text: good.replacing("owner: root", with: "owner: no-such-user"),
            complaint: ":2:41: there is no system user \"no-such-user\"; create it, or name anoth"),
        Case(
            text: good.replacing("owner: root", with: "owner: \"root:no-such-group\""),
            complaint: ":2:41: there is no system group \"no-such-group\"; create it, or name an"),
        Case(
            text: good.replacing("sqlite:", with: "ldap:"),
            complaint: ":3:11: accounts: \"ldap\" is no kind of database that this program has"),
        Case(
            text: good.replacing("sqlite:", with: "sqlite:."),
            complaint: ":3:11: accounts: \"./nonexistent/accounts.sqlite\" is not an absolute"),
        Case(
            text: good + "lookup: { listen: [{ inet: \"mail.example.test:25\" }] }\n",
            complaint: ":4:28: inet:mail.example.test:25 is not a numeric address; write 127.0.0."),
        Case(
            text: good + "auth: { listen: [{ unix: /nonexistent/x, group: no-such-group }] }\n",
            complaint: ":4:26: there is no system group \"no-such-group\"; make it with addgroup"),
        Case(
            text: good + "auth: { listen: [] }\n", complaint: ":4:17: auth listens nowhere; name an"
        ),
        Case(
            text: good + master(hash: "secret"),
            complaint: ":7:30: master password webmail: the hash is none of crypt(5) that a pass"),
        Case(
            text: good + master(hash: "$9$x$y"),
            complaint: ":7:30: master password webmail: the hash is none of crypt(5) that a pass"),
        Case(
            text: good + master(networks: "10.0.0.1/8"),
            complaint: ":8:20: master password webmail: network 10.0.0.1/8 has bits set beyond i"),
        Case(
            text: good + master(services: "smtp"),
            complaint: ":8:49: master password webmail: service smtp is not one for a master pas"),
    ])
    func `each mistake is one line with its place and the status is 78`(bad: Case) throws {
        for check in [[], ["--check"]] {
            let lines = try check.isEmpty ? complaints(bad.text) : complaints(bad.text, "--check")
            #expect(lines.contains { $0.hasPrefix(bad.complaint) }, "\(lines)")
        }
    }

    @Test func `mistakes of every kind are said in one go and in the order of the file`() throws {
        let text = """
            domains: [example.test]
            recipient_delimiter: [x]
            mailboxes: { root: /nonexistent, owner: no-such-user }
            accounts: ldap:/x
            maps:
              a: { keys: exact, tables: ["nothing:x", "texthash:/nonexistent/table"] }
            auth:
              listen: [{ unix: /nonexistent/auth, group: no-such-group }]
              master_passwords:
                - { name: webmail, hash: secret, networks: [10.0.0.1/8], services: [smtp] }

            """
        let checked = try complaints(text, "--check")
        let places = [
            ":2:22:", ":3:41:", ":4:11:", ":6:30:", ":6:43:", ":8:20:", ":10:30:", ":10:49:",
            ":10:73:",
        ]
        #expect(checked.count == places.count)
        for (line, place) in zip(checked, places) { #expect(line.hasPrefix(place), "\(line)") }
        // The daemon would start without the file of a table, and wait for it.
        #expect(try complaints(text) == checked.filter { !$0.hasPrefix(":6:43:") })
        // The same in the daemon itself, which looks where the reader found nothing.
        let read = text.replacing("[x]", with: "\"+\"")
        #expect(try complaints(read) == checked.dropFirst().filter { !$0.hasPrefix(":6:43:") })
    }

    @Test func `a table file that is not there is a mistake of the line that names it`() throws {
        let text =
            Self.good + "maps:\n  a:\n    keys: address\n    tables:\n"
            + "      - static:x\n      - regexp:/nonexistent/arbitration\n"
        #expect(
            try complaints(text, "--check") == [
                ":9:9: there is no file /nonexistent/arbitration; create it, it may be empty, "
                    + "or correct the name"
            ])
    }

    @Test func `a mistake in a table file has its place in that file`() throws {
        let files = try TemporaryDirectory()
        let table = try files.write("arbitration", "/a/ b\n/(/ c\n")
        let path = try files.write(
            "mailwright.yaml",
            Self.good + "maps:\n  a: { keys: address, tables: [\"regexp:\(table)\"] }\n")
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", path])
        #expect(outcome.status == 78)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("\(table):2:"), "\(outcome.errors)")
    }

    @Test func `scripts of the site are checked, each mistake with its place`() throws {
        let files = try TemporaryDirectory()
        try files.makeDirectory("global")
        let broken = try files.write("global/broken.sieve", "keep;\n  frop;\nkeep 1;\n")
        try files.write("global/good.sieve", "keep;\n")
        let before = try files.write("before.sieve", "require \"nothing\";\n")
        let path = try files.write(
            "mailwright.yaml",
            Self.good + "sieve:\n  before: [\(before), /nonexistent/x.sieve]\n"
                + "  global: \(files.path("global"))\n")
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", path])
        #expect(outcome.status == 78)
        #expect(outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n")
        let places = ["\(path):5:", "\(before):1:", "\(broken):2:3: ", "\(broken):3:"]
        #expect(lines.count == places.count, "\(lines)")
        for (line, place) in zip(lines, places) { #expect(line.hasPrefix(place), "\(line)") }
        for name in ["before.sieve", "global/broken.sieve"] { try files.write(name, "keep;\n") }
        try files.write(
            "mailwright.yaml",
            Self.good + "sieve:\n  before: [\(before)]\n  global: \(files.path("global"))\n")
        let mended = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", path])
        #expect(mended.status == 0)
        #expect(mended.output == "\(path): in order\n")
    }

    @Test func `settings in order are said to be`() throws {
        let files = try TemporaryDirectory()
        let path = try files.write("mailwright.yaml", Self.good + Self.master())
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", path])
        #expect(outcome.status == 0)
        #expect(outcome.output == "\(path): in order\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test func `a socket that can not be bound has its place`() throws {
        let text = Self.good + "lookup: { listen: [{ unix: /nonexistent/lookup }] }\n"
        #expect(
            try complaints(text) == [
                ":4:28: can not listen on unix:/nonexistent/lookup: No such file or directory"
            ])
    }

    @Test func `a daemon that can not become its user leaves no socket behind`() throws {
        let files = try TemporaryDirectory()
        #expect(chmod(files.path(""), 0o777) == 0)
        let path = try files.write(
            "mailwright.yaml",
            Self.good + "user: daemon\nlookup: { listen: [{ unix: \(files.path("lookup")) }] }\n")
        #expect(chmod(path, 0o644) == 0)
        let outcome = try Program("/usr/bin/setpriv").run([
            "--reuid=nobody", "--clear-groups", "\(Stack.programs)/mailwrightd", "--settings", path,
        ])
        #expect(outcome.status == 78)
        #expect(
            outcome.errors
                == "\(path):4:7: only root can become \"daemon\"; start as root or as daemon\n")
        #expect(files.list() == ["mailwright.yaml"])
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
