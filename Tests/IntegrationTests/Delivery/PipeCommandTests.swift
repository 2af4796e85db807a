import Glibc
import TestSupport
import Testing

/// The program, its arguments and its input, as the real pipe(8) gives them.
@Suite struct PipeCommandTests {
    /// What Postfix logs of a delivery when the program has said nothing at all.
    private static func silence(_ transport: String) -> String {
        "delivered via \(transport) service"
    }

    @Test(arguments: [
        ("wrong", "unknown option -x; known: "),
        ("broken", "mail_location=mbox:~/mail can not be served"),
    ])
    func `wrong arguments and settings defer, as they are an admin's mistake`(
        _ transport: String, _ reason: String
    ) async throws {
        let user = try TestUser(transport)
        try user.site.send(TestMessage.large(1 << 20), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code == "4.3.5")
        #expect(attempt.reason.hasPrefix(reason), "\(attempt)")
        #expect(user.everything() == [])
    }

    /// What there is while an upgrade puts a new program in its place.
    @Test(.serialized, arguments: ["nothing", "a file that may not be executed yet"])
    func `without a program mail is deferred until it is there`(_ state: String) async throws {
        let user = try TestUser("replaced")
        let program = user.site.replaced
        unlink(program)
        if state != "nothing" { try Files.replace(program, "not yet") }
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred", "\(attempt)")
        #expect(attempt.code == "4.3.0")
        #expect(user.everything() == [])
        let copied = try user.site.stack.run(
            "cp", ["--remove-destination", "\(Stack.programs)/mailwright-lda", program])
        try #require(copied.status == 0, "\(copied.errors)")
        #expect(try await user.site.retry(user.address).status == "sent")
        #expect(user.everything().count == 1)
    }

    @Test func `the mailbox of -m takes the mail, and -e changes nothing of that`() async throws {
        let user = try TestUser("spam")
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "sent")
        #expect(attempt.reason == Self.silence("spam"))
        #expect(user.messages(in: "Spam").count == 1)
        #expect(user.everything() == user.messages(in: "Spam"))
        let nobody = "spam-\(UInt32.random(in: 0...UInt32.max))@example.test"
        try user.site.submit("Subject: x\n\nbody\n", from: user.address, to: nobody)
        let unknown = try await user.site.attempt(to: nobody)
        #expect(unknown.code == "5.1.1")
        #expect(unknown.reason == "unknown user ")
    }

    @Test func `the recipient of -r reaches the script`() async throws {
        let user = try TestUser("final")
        try user.activate(
            """
            require ["envelope", "imap4flags"];
            if envelope :is "to" "\(user.name)@final.test" { addflag "\\\\Flagged"; }
            """)
        try user.site.send(TestMessage.small(), to: user.address("x"))
        let attempt = try await user.site.attempt(to: user.address("x"))
        #expect(attempt.reason == Self.silence("final"))
        #expect(try user.message().hasSuffix(":2,F"))
    }

    @Test(arguments: ["keep;", "discard;", "frobnicate;"])
    func `the message is read to its end before success is told`(_ script: String) async throws {
        let user = try TestUser("faulty")
        try user.activate(script)
        let reads = "\(user.home)/reads"
        let options = "-e trace=read -e read=none -s 0 -o \(reads)"
        try Files.replace("\(user.site.faults)/\(user.name)", options)
        // Far more than a pipe holds.
        let message = TestMessage.large(3 << 20)
        try user.site.send(message, to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "sent")
        #expect(attempt.reason == Self.silence("faulty"))
        let counts = (Files.text(reads) ?? "").split(separator: "\n")
            .filter { $0.contains("read(0,") }
            .map { Int($0.split(separator: " ").last ?? "") ?? -1 }
        #expect(counts.allSatisfy { $0 >= 0 }, "\(counts)")
        #expect(counts.last == 0, "the end of the input was not read")
        #expect(counts.reduce(0, +) > message.count)
        let notices = user.notices
        #expect(notices.count == (script == "frobnicate;" ? 1 : 0))
        let stored = user.messages().filter { !notices.contains($0) }
            .compactMap { Files.bytes($0)?.count }
        #expect(stored == (script == "discard;" ? [] : [counts.reduce(0, +)]))
    }

    @Test func `what goes to a log is not said to Postfix`() async throws {
        let user = try TestUser("unlogged")
        try user.activate("frobnicate;")
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "sent")
        #expect(attempt.reason == Self.silence("unlogged"))
        #expect(user.messages().count == 2)
        #expect(user.notices.count == 1)
        #expect(user.scriptErrors.contains("frobnicate"))
    }
}
