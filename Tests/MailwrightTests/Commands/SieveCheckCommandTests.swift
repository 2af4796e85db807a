import ArgumentParser
import TestSupport
import Testing

@testable import mailwright

@Suite struct SieveCheckCommandTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("good.sieve", "require \"fileinto\";\nfileinto \"Archive\";\n")
        try folder.write("bad.sieve", "kep;\nif true { discard }\n")
    }

    private func check(_ scripts: String...) throws {
        let paths = scripts.map(folder.path)
        let command = try #require(
            try Mailwright.parseAsRoot(["sieve", "check"] + paths) as? SieveCheckCommand)
        try command.run()
    }

    @Test func `a correct script ends with 0`() throws {
        try check("good.sieve")
    }

    @Test func `warnings are shown, and end with 0`() throws {
        try folder.write("old.sieve", [0x23, 0xFC, 0x0A])
        let path = folder.path("old.sieve")
        let result = try Program.built("mailwright").run(["sieve", "check", "--no-settings", path])
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("\(path):1:2: warning: the script is not UTF-8 here"))
    }

    @Test func `errors end with 1, in whichever script`() {
        #expect(throws: ExitCode(1)) { try check("bad.sieve") }
        #expect(throws: ExitCode(1)) { try check("good.sieve", "bad.sieve") }
    }

    @Test func `a script that is not there ends with 1`() {
        #expect(throws: ExitCode(1)) { try check("none.sieve") }
        #expect(throws: ExitCode(1)) { try check("none.sieve", "good.sieve") }
    }

    @Test func `the site judges, and is told`() throws {
        try folder.write(
            "site.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve: {extensions: -fileinto}

            """)
        let tool = try Program.built("mailwright")
        let (good, site) = (folder.path("good.sieve"), folder.path("site.yaml"))
        let named = try tool.run(["sieve", "check", "--settings", site, good])
        #expect(named.status == 1)
        #expect(named.errors.hasPrefix("\(good):1:9: "))
        let found = try tool.run(
            ["sieve", "check", good], environment: ["MAILWRIGHT_SETTINGS": site])
        #expect(found.status == 1)
        #expect(
            found.errors == "mailwright: judged by the settings in \(site)\n" + named.errors)
        let plain = try tool.run(
            ["sieve", "check", "--no-settings", good], environment: ["MAILWRIGHT_SETTINGS": site])
        #expect(plain.status == 0)
        #expect(plain.errors.isEmpty)
        let missing = try tool.run(["sieve", "check", "--settings", "/nowhere", good])
        #expect(missing.status == 2)
        #expect(missing.errors.hasPrefix("mailwright: /nowhere: no such settings file"))
    }

    @Test func `a script must be named`() {
        #expect(throws: (any Error).self) { try Mailwright.parseAsRoot(["sieve", "check"]) }
    }

    @Test func `scripts of the site that are not there are told, and are no error`() throws {
        try folder.makeDirectory("there")
        let site = try folder.write(
            "site.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              before: [\(folder.path("there")), \(folder.path("b.sieve"))]
              after: \(folder.path("a.sieve"))
              global: \(folder.path("global"))

            """)
        let outcome = try Program.built("mailwright").run(
            ["sieve", "check", "--settings", site, folder.path("good.sieve")])
        #expect(outcome.status == 0)
        let lines = ["b.sieve", "a.sieve", "global"].map {
            "mailwright: warning: \(folder.path($0)): can not be examined: No such file or "
                + "directory; the settings of sieve name it: correct them, or make it\n"
        }
        #expect(outcome.errors == lines.joined())
    }
}
