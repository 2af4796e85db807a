import Glibc
import TestSupport
import Testing

/// `mailwright sieve filter` on a mailbox that Dovecot has open.
@Suite struct FilterTests {
    /// Three messages with flags and keywords that a mail client has set; Dovecot knows all of them.
    private func userWithMail() throws -> (TestUser, IMAPClient) {
        let user = try TestUser()
        for subject in ["one", "two", "three"] {
            #expect(try user.deliver(TestMessage.small(subject)).status == 0)
        }
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 3)
        try imap.command("STORE 1:2 +FLAGS (\\Seen first second)")
        return (user, imap)
    }

    private func filter(_ user: TestUser, _ script: String, _ options: String...) throws
        -> Program.Outcome
    {
        let path = "\(user.home)/new-rules.sieve"
        try Files.replace(path, script)
        return try Program("\(Stack.programs)/mailwright").run(
            ["sieve", "filter"] + options + [path, "\(user.home)/Maildir"])
    }

    @Test func `what it moves, copies and flags is what IMAP shows`() throws {
        let (user, imap) = try userWithMail()
        let script = """
            require ["fileinto", "mailbox", "imap4flags", "copy"];
            if header "Subject" "one" { fileinto :create "Lists.swift"; }
            if header "Subject" "two" { addflag "third"; fileinto :create :copy "Copies"; }
            """
        let outcome = try filter(user, script, "--execute")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output.hasSuffix("3 messages: 1 moved, 1 copied, 1 flagged\n"),
            "\(outcome.output)")
        try imap.command("NOOP")
        try imap.command("UNSELECT")
        #expect(try imap.select("INBOX") == 2)
        let flags = try imap.fetch("1:2", "FLAGS").map { $0.flags.filter { $0 != "\\Recent" } }
        #expect(flags == [["\\Seen", "first", "second", "third"], []])
        let other = try IMAPClient(user)
        let folders = try other.names("LIST")
        #expect(folders.contains("Lists.swift"), "\(folders)")
        #expect(try other.names("LSUB").contains("Copies"))
        #expect(try imap.select("Lists.swift") == 1)
        let moved = try #require(try imap.fetch("1", "(FLAGS RFC822.SIZE BODY.PEEK[])").first)
        #expect(moved.flags.filter { $0 != "\\Recent" } == ["\\Seen", "first", "second"])
        #expect(moved.number(after: "RFC822.SIZE") == moved.literal.count)
        #expect(try imap.select("Copies") == 1)
        #expect(
            try imap.fetch("1", "FLAGS").map { $0.flags.filter { $0 != "\\Recent" } }
                == [["\\Seen", "first", "second", "third"]])
        #expect(try user.complaints() == [])
    }

    @Test func `root files as the owner of the mail`() throws {
        let (user, _) = try userWithMail()
        _ = try filter(
            user, "require [\"fileinto\", \"mailbox\"]; fileinto :create \"All\";", "--execute")
        var home = stat()
        var folder = stat()
        #expect(stat("\(user.home)/Maildir", &home) == 0)
        #expect(stat("\(user.home)/Maildir/.All/cur", &folder) == 0)
        #expect(folder.st_uid == home.st_uid)
        #expect(home.st_uid != 0)
    }

    @Test func `killed at any time it loses nothing, and a second run ends its work`() throws {
        let user = try TestUser()
        let count = 300
        try user.asOwner {
            for number in 0..<count {
                try Files.replace(
                    "\(user.maildir)/cur/\(1_700_000_000 + number).M1P1.host:2,S",
                    "Subject: \(number)\n\nbody\n")
            }
        }
        let script = """
            require ["fileinto", "mailbox", "copy"];
            fileinto :create :copy "Copies"; fileinto :create "All";
            """
        try Files.replace("\(user.home)/new-rules.sieve", script)
        var killed = 0
        for milliseconds in [15, 20, 30] {
            let process = try ChildProcess([
                "\(Stack.programs)/mailwright", "sieve", "filter", "--execute",
                "\(user.home)/new-rules.sieve", user.maildir,
            ])
            usleep(useconds_t(1000 * milliseconds))
            kill(process.identifier, SIGKILL)
            if process.wait().status == 128 + SIGKILL { killed += 1 }
        }
        #expect(killed > 0)
        #expect(try filter(user, script, "--execute").status == 0)
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 0)
        #expect(try imap.select("All") == count)
        #expect(try imap.select("Copies") == count)
        #expect(try user.complaints() == [])
    }
}
