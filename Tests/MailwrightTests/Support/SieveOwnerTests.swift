import Glibc
import TestSupport
import Testing

/// What root is led to by the links of a user, who may put them anywhere in the home.
@Suite(.enabled(if: geteuid() == 0)) struct SieveOwnerTests {
    private let site: DryRunSite

    init() throws {
        site = try DryRunSite()
        chmod(try site.files.write("secret.sieve", "secret words;\n"), 0o600)
        try site.files.write("victim", "precious")
    }

    private func link(_ name: String, to target: String) {
        symlink(site.files.path(target), site.files.path(name))
    }

    @Test func `no file is written through a link in the memory`() throws {
        try site.files.makeDirectory("mail/alice/.mailwright-memory", mode: 0o700)
        try site.files.write("mail/alice/.mailwright-memory/data.mdb", "")
        link("mail/alice/.mailwright-memory/lock.mdb", to: "victim")
        try site.files.write("message.eml", "Message-ID: <a@example.org>\n\n")
        try site.script("s", "require \"duplicate\"; if duplicate { discard; }")
        let outcome = try site.run("run", "--user", "alice", files: ["s.sieve", "message.eml"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains(".mailwright-memory is damaged; it counts as empty\n"))
        #expect(site.files.text("victim") == "precious")
        #expect(
            site.files.list("mail/alice/.mailwright-memory") == ["data.mdb", "lock.mdb"])
    }

    @Test(arguments: ["run", "trace", "check"])
    func `no script or include is read through a link`(_ command: String) throws {
        link("mail/alice/mine.sieve", to: "secret.sieve")
        try site.files.write(
            "mail/alice/all.sieve", "require \"include\"; include :personal \"mine\";\n")
        for script in ["mail/alice/mine.sieve", "mail/alice/all.sieve"] {
            let files = command == "check" ? [script] : [script, "message.eml"]
            let outcome = try site.run(command, "--user", "alice", files: files)
            #expect((outcome.output + outcome.errors).contains("Permission denied"))
            #expect(!(outcome.output + outcome.errors).contains("secret words"))
        }
    }

    @Test func `with --mailbox, too, the script is read as the owner`() throws {
        let outcome = try site.run(
            "run", "--user", "alice", "--mailbox", "A", files: ["secret.sieve", "message.eml"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasSuffix("Permission denied\n"))
    }

    @Test func `messages are read with the rights of root`() throws {
        chmod(site.files.path("message.eml"), 0o600)
        try site.script("s", "discard;")
        let outcome = try site.run("run", "--user", "alice", files: ["s.sieve", "message.eml"])
        #expect(outcome.output == "discard the message\n")
    }

    @Test func `a Maildir that is not there has no owner`() throws {
        try site.script("s", "discard;")
        let outcome = try site.run(
            "run", "--maildir", site.files.path("none"), files: ["s.sieve", "message.eml"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("is no Maildir: "))
    }
}
