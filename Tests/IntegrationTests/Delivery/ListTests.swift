import TestSupport
import Testing

/// Lists that are maps of the lookup server, asked by mailwright-lda while a script runs.
@Suite struct ListTests {
    private let script = """
        require ["extlists", "fileinto", "mailbox"];
        if address :list "from" "tag:example.org,2026:here" { fileinto :create "Here"; }
        """

    private func options(_ user: TestUser, socket: String? = nil) -> [String] {
        let socket = socket ?? user.site.stack.site.sockets.lookup
        return [
            "-o", "sieve_extlists/tag:example.org,2026:here=map:virtual-mailboxes",
            "-o", "sieve_extlists_lookup=\(socket)",
        ]
    }

    private func message(from sender: String) -> [UInt8] {
        Array("From: \(sender)\nSubject: x\n\nx\n".utf8)
    }

    @Test func `members are the keys that a map of the server finds`() throws {
        let user = try TestUser()
        try user.activate(script)
        let senders = [user.address, "nobody-\(user.address)", "x@elsewhere.example"]
        for sender in senders {
            let end = try user.deliver(message(from: sender), options(user))
            #expect(end.status == 0)
        }
        #expect(user.messages(in: "Here").count == 1)
        #expect(user.messages().count == 2)
    }

    @Test func `mail comes again while nobody answers, and is filed then`() throws {
        let user = try TestUser()
        try user.activate(script)
        let nowhere = options(user, socket: "/nonexistent/lookup")
        #expect(try user.deliver(message(from: user.address), nowhere).status == 75)
        #expect(user.everything().isEmpty)
        #expect(user.logLines.contains { $0.contains("/nonexistent/lookup") })
        #expect(try user.deliver(message(from: user.address), options(user)).status == 0)
        #expect(user.messages(in: "Here").count == 1)
    }

    @Test func `a redirect to a list whose members nobody has written down is an error`() throws {
        let user = try TestUser()
        try user.activate(
            "require \"extlists\"; redirect :list \"tag:example.org,2026:here\";")
        #expect(try user.deliver(message(from: user.address), options(user)).status == 0)
        #expect(user.scriptErrors.contains("virtual-mailboxes does not have them"))
        #expect(user.messages().count == 1 + user.notices.count)
    }
}
