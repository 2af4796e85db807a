import TestSupport
import Testing

/// What Postfix knows about the envelope reaches the message and the script.
@Suite struct EnvelopeTests {
    @Test func `the null sender is empty`() async throws {
        let user = try TestUser()
        try user.activate(
            """
            require ["envelope", "imap4flags"];
            if envelope :is "from" "" { addflag "\\\\Flagged"; }
            """)
        try user.site.send(TestMessage.small(), from: "", to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        let file = try user.message()
        #expect(file.hasSuffix(":2,F"))
        #expect(Files.text(file)?.hasPrefix("Return-Path: <>\n") == true)
    }

    @Test func `the sender reaches the script`() async throws {
        let user = try TestUser()
        try user.activate(
            """
            require ["envelope", "imap4flags"];
            if envelope :is "from" "Carol+x@sender.test" { addflag "\\\\Flagged"; }
            """)
        try user.site.send(TestMessage.small(), from: "Carol+x@sender.test", to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.messages().first?.hasSuffix(":2,F") == true)
    }

    @Test func `the extension reaches the script`() async throws {
        let user = try TestUser()
        try user.activate(
            """
            require ["envelope", "subaddress", "fileinto", "mailbox"];
            if allof(envelope :detail "to" "Lists.Swift", envelope :user "to" "\(user.name)") {
                fileinto :create "Lists";
            }
            """)
        let address = user.address("Lists.Swift")
        try user.site.send(TestMessage.small(), to: address)
        #expect(try await user.site.attempt(to: address).status == "sent")
        #expect(user.messages(in: "Lists").count == 1)
        #expect(user.messages() == [])
    }

    @Test func `the original recipient reaches the script`() async throws {
        let user = try TestUser()
        let alias = "alias-\(UInt32.random(in: 0...UInt32.max))@\(user.site.stack.site.domain)"
        let made = try user.site.stack.tool("alias", "add", alias, user.name)
        #expect(made.status == 0, "\(made.errors)")
        let stack = user.site.stack
        try wait(for: "\(alias) to be known") {
            try stack.postmap("virtual-aliases", alias).status == 0
        }
        try user.activate(
            """
            require ["envelope", "fileinto", "mailbox"];
            if envelope :is "to" "\(alias)" { fileinto :create "Alias"; }
            """)
        try user.site.send(TestMessage.small(), to: alias)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.messages(in: "Alias").count == 1)
    }

    @Test func `without a sender the header stays as it is`() throws {
        let user = try TestUser()
        let message = Array("Subject: x\n\nbody\n".utf8)
        #expect(try user.deliver(message).status == 0)
        #expect(try Files.bytes(user.message()) == message)
    }

    @Test(arguments: ["carol@sender.test", ""])
    func `a sender that nobody wrote down stands above the header`(_ sender: String) throws {
        let user = try TestUser()
        #expect(try user.deliver(Array("Subject: x\n\nbody\n".utf8), ["-f", sender]).status == 0)
        let text = try Files.text(user.message())
        #expect(text == "Return-Path: <\(sender)>\nSubject: x\n\nbody\n")
    }
}
