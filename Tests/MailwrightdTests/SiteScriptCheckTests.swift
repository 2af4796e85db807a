import Outcomes
import Settings
import TestSupport
import Testing

@testable import mailwrightd

@Suite struct SiteScriptCheckTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.makeDirectory("global")
        try folder.write("before.sieve", "keep;\n")
        try folder.write("global/one.sieve", "keep;\n")
    }

    /// The complaints about the scripts that these settings name.
    private func complaints(_ sieve: String) throws -> [Complaint] {
        let path = try folder.write(
            "s.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              before: ["\(folder.path("before.sieve"))"]
            \(sieve)
            """)
        return SiteScriptCheck.complaints(in: try SiteSettings.load(path))
    }

    @Test func `scripts in order bring none`() throws {
        #expect(try complaints("  global: \(folder.path("global"))\n") == [])
    }

    @Test func `errors have their places in the scripts`() throws {
        try folder.write("before.sieve", "\n frop;\n")
        try folder.write("global/two.sieve", "keep;\nfrip;\n")
        let found = try complaints("  global: \(folder.path("global"))\n")
        #expect(found.map(\.file) == ["before.sieve", "global/two.sieve"].map(folder.path))
        #expect(found.map(\.line) == [2, 2])
        #expect(found.map(\.column) == [2, 1])
    }

    @Test func `a script that is not there has the place of its setting`() throws {
        let found = try complaints("  after: [/nowhere/a.sieve]\n  global: /nowhere/global/\n")
        #expect(found.map(\.file) == [folder.path("s.yaml"), folder.path("s.yaml")])
        #expect(found.map(\.line) == [6, 7])
        #expect(
            found.map(\.message)
                == ["/nowhere/a.sieve", "/nowhere/global"].map {
                    "\($0) can not be examined: No such file or directory"
                })
    }

    @Test func `the settings say what scripts may do`() throws {
        try folder.write("before.sieve", "require \"vnd.dovecot.pipe\";\n")
        #expect(try complaints("").count == 1)
        #expect(try complaints("  global_extensions: +vnd.dovecot.pipe\n") == [])
    }
}
