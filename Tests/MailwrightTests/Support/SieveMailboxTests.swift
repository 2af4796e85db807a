import Glibc
import TestSupport
import Testing

@Suite struct SieveMailboxTests {
    private let site: DryRunSite

    init() throws {
        site = try DryRunSite()
    }

    @Test(arguments: ["../x", ".x", ""])
    func `a name that leads elsewhere is no user`(_ name: String) throws {
        let outcome = try site.run("run", "--user", name)
        #expect(outcome.status == 1)
        #expect(outcome.errors == "mailwright: \"\(name)\" can be no user; correct --user\n")
    }

    @Test func `a user without a home is one line`() throws {
        let outcome = try site.run("run", "--user", "bob")
        #expect(outcome.status == 1)
        let home = site.files.path("mail/bob")
        #expect(
            outcome.errors == "mailwright: \(home): No such file or directory; correct --user bob, "
                + "or add the user\n")
    }

    @Test(.enabled(if: geteuid() == 0)) func `nothing is run for root`() throws {
        let text = try #require(site.files.text("site.yaml"))
        try site.files.write(
            "site.yaml", text.replacing("\(site.owner):\(site.owner)", with: "0:0"))
        let outcome = try site.run("run", "--user", "alice")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("belongs to root or its group, for whom no scripts are run"))
    }

    @Test func `the recipient is the user, if no one says another`() throws {
        try site.script(
            "site/before",
            "require \"envelope\"; if envelope \"to\" \"alice@example.org\" { discard; }")
        #expect(try site.run("run", "--user", "alice").output.contains("discard the message"))
        #expect(
            try !site.run("run", "--user", "alice", "--to", "x@example.org").output
                .contains("discard"))
    }
}
