import Glibc
import TestSupport
import Testing

/// The order of system calls on which it rests that mail which was reported as delivered is there
/// after a power failure.
@Suite struct DurabilityTests {
    private static let placing: Set = ["link", "linkat", "rename", "renameat", "renameat2"]
    private static let syncing: Set = ["fsync", "fdatasync"]

    private static let scripts = [
        "keep;",
        "require [\"fileinto\", \"copy\"]; fileinto :copy \"A\";",
        "require [\"fileinto\", \"mailbox\"]; fileinto :create \"New\"; fileinto \"A\"; keep;",
        "require [\"fileinto\", \"imap4flags\"]; setflag \"\\\\Seen work\"; fileinto \"A\"; keep;",
    ]

    @Test(arguments: scripts)
    func `mail is on the disk before it appears, and its folder before success`(
        _ script: String
    ) throws {
        let user = try TestUser()
        try user.makeFolder("A")
        try user.activate(script)
        let (trace, end) = try SystemCallTrace.of(user.command(), input: TestMessage.small())
        #expect(end.status == 0, "\(end.output)")
        let messages = user.everything()
        #expect(!messages.isEmpty)
        let writes = trace.positions(["write"]) { $0.file.contains("/Maildir/tmp/") }
        let syncs = trace.positions(Self.syncing) { $0.file.contains("/Maildir/tmp/") }
        let lastWrite = try #require(writes.last)
        let sync = try #require(syncs.first)
        #expect(lastWrite < sync, "nothing is written to the message after it was synced")
        for message in messages {
            let placed = trace.positions(Self.placing) { $0.paths.last == message }
            #expect(placed.count == 1, "\(message)")
            let place = try #require(placed.first)
            #expect(sync < place, "\(message) appears before it is on the disk")
            let directory = message.split(separator: "/").dropLast().map { "/\($0)" }.joined()
            let synced = trace.positions(Self.syncing) { $0.file == directory }
            #expect(synced.contains { $0 > place }, "\(directory) is not synced after that")
        }
    }

    @Test func `a redirect that is refused is kept on the disk, not only in memory`() throws {
        let user = try TestUser()
        try user.activate("redirect \"someone@elsewhere.test\";")
        let sendmail = "\(user.home)/sendmail"
        try Files.replace(sendmail, "#!/bin/sh\nexit 67\n")
        chmod(sendmail, 0o755)
        let command = user.command(["-o", "sendmail_path=\(sendmail)"])
        let (trace, end) = try SystemCallTrace.of(command, input: TestMessage.small())
        #expect(end.status == 0, "\(end.output)")
        let message = try #require(user.everything().first)
        let place = try #require(
            trace.positions(Self.placing) { $0.paths.last == message }.first)
        let file = try #require(trace.calls[place].paths.first)
        let synced = trace.positions(Self.syncing) { $0.file == file }
        #expect(synced.contains { $0 < place })
    }

    @Test func `a new folder is on the disk before success`() throws {
        let user = try TestUser()
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"New\";")
        let (trace, end) = try SystemCallTrace.of(user.command(), input: TestMessage.small())
        #expect(end.status == 0)
        let made = trace.positions(["mkdir", "mkdirat"]) {
            $0.paths.last?.contains("/.New") == true
        }
        let last = try #require(made.last)
        for directory in ["\(user.maildir)/.New", user.maildir] {
            let synced = trace.positions(Self.syncing) { $0.file == directory }
            #expect(synced.contains { $0 > last }, "\(directory)")
        }
    }

    @Test func `a list of keywords or subscriptions is on the disk before it takes its place`()
        throws
    {
        let user = try TestUser()
        try user.activate(
            """
            require ["fileinto", "mailbox", "imap4flags"];
            fileinto :create :flags "work" "New";
            """)
        let command = user.command(["-o", "lda_mailbox_autosubscribe=yes"])
        let (trace, end) = try SystemCallTrace.of(command, input: TestMessage.small())
        #expect(end.status == 0)
        for name in ["subscriptions", "dovecot-keywords"] {
            let places = trace.positions(Self.placing) {
                $0.paths.last?.hasSuffix("/\(name)") == true
            }
            let place = try #require(places.first)
            let temporary = try #require(trace.calls[place].paths.first)
            let written = trace.positions(["write"]) { $0.file == temporary }
            let synced = trace.positions(Self.syncing) { $0.file == temporary }
            let lastWrite = try #require(written.last)
            let sync = try #require(synced.first)
            #expect(lastWrite < sync)
            #expect(sync < place)
        }
    }

    @Test func `a failure of the disk's last word is no success`() throws {
        let user = try TestUser()
        try user.makeFolder("A")
        try user.activate("require [\"fileinto\", \"copy\"]; fileinto :copy \"A\";")
        // One sync for the message, one for each of the two folders.
        for number in 1...3 {
            let end = try ChildProcess.run(
                ["strace", "-qq", "-o", "/dev/null", "--inject=fsync:error=EIO:when=\(number)"]
                    + user.command(), input: TestMessage.small())
            #expect(end.status == 75)
            #expect(end.output.hasPrefix("4.3.0 "))
            #expect(user.everything() == [])
        }
        let end = try ChildProcess.run(
            ["strace", "-qq", "-o", "/dev/null", "--inject=fsync:error=EIO:when=4"]
                + user.command(), input: TestMessage.small())
        #expect(end.status == 0)
    }
}
