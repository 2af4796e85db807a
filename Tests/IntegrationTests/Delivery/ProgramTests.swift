import Glibc
import TestSupport
import Testing

/// What mailwright-lda says and does when it is run as pipe(8) runs it.
@Suite struct ProgramTests {
    @Test func `success says nothing`() throws {
        let user = try TestUser()
        let end = try user.deliver(TestMessage.small(), ["-e"])
        #expect(end.status == 0)
        #expect(end.output.isEmpty)
        #expect(end.errors.isEmpty)
    }

    @Test(arguments: [
        (["-d", "nobody-at-all"], 67, "5.1.1 "),
        (["-o", "auth_socket_path=/nonexistent"], 75, "4.3.0 "),
        (["-o", "home=/nonexistent"], 75, "4.3."),
        (["-x"], 75, "4.3.5 "),
        (["-f"], 75, "4.3.5 "),
        (["more"], 75, "4.3.5 "),
        (["-o", "nosuch=1"], 75, "4.3.5 "),
        (["-e", "-d", "nobody-at-all"], 67, "5.1.1 "),
    ])
    func `a failure is one line with its status code`(
        _ arguments: [String], _ status: Int32, _ code: String
    ) throws {
        let user = try TestUser()
        let end = try user.deliver(TestMessage.large(1 << 20), arguments)
        #expect(end.status == status)
        #expect(end.output.hasPrefix(code), "\(end.output)")
        #expect(end.output.hasSuffix("\n"))
        #expect(end.output.split(separator: "\n").count == 1)
        #expect(end.errors.isEmpty)
        #expect(user.everything() == [])
    }

    @Test func `a daemon that hangs up is a deferral`() throws {
        let user = try TestUser()
        let end = try user.deliver(
            TestMessage.small(), ["-o", "auth_socket_path=\(user.site.stack.site.sockets.sasl)"])
        #expect(end.status == 75)
        #expect(end.output.hasPrefix("4.3.0 "))
    }

    /// Exit status 0 before the end of the message would be lost mail.
    @Test(arguments: ["keep;", "discard;"])
    func `the message is read to its end before success is told`(_ script: String) async throws {
        let user = try TestUser()
        try user.activate(script)
        let message = TestMessage.large(300 << 10)
        let process = try ChildProcess(user.command())
        process.write(message[..<200_000])
        // Time enough to end too early.
        for _ in 0..<5 {
            try await Task.sleep(for: .milliseconds(50))
            #expect(process.isRunning)
            #expect(user.messages() == [])
        }
        process.write(message[200_000...])
        #expect(process.isRunning)
        #expect(process.wait().status == 0)
        let stored = user.messages().map { Files.bytes($0) }
        #expect(stored == (script == "keep;" ? [message] : []))
    }

    @Test func `the mailbox of -m takes what is kept`() throws {
        let user = try TestUser()
        let autocreate = ["-o", "lda_mailbox_autocreate=yes"]
        #expect(try user.deliver(TestMessage.small(), ["-m", "Spam"] + autocreate).status == 0)
        #expect(user.messages(in: "Spam").count == 1)
        #expect(try user.deliver(TestMessage.small(), ["-m", "Missing"]).status == 0)
        #expect(user.messages().count == 1)
        #expect(user.logLines.contains { $0.contains("can not store in Missing") })
    }

    @Test func `what root delivers belongs to the owner alone`() throws {
        let user = try TestUser()
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"A\";")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        let owner = try #require(getpwnam(user.site.stack.site.owner)).pointee.pw_uid
        let folder = "\(user.maildir)/.A"
        for path in user.messages(in: "A") + [folder, "\(folder)/new", "\(folder)/maildirfolder"] {
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_uid == owner)
            #expect(status.st_mode & 0o077 == 0, "\(path)")
        }
    }
}
