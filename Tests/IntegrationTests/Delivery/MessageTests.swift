import TestSupport
import Testing

/// Messages as nobody should send them: stored octet for octet, and served by Dovecot.
@Suite struct MessageTests {
    /// A message with a name for the report.
    struct Sample: CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            testDescription = name
            self.bytes = bytes
        }

        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    static let samples = [
        Sample("nothing", ""),
        Sample("no header", "\nbody\n"),
        Sample("no body", "Subject: x\n"),
        Sample("no empty line", "Subject: x\nThis is no header field\nbody\n"),
        Sample("no line end", "Subject: x\n\nbody"),
        Sample("header without line end", "Subject: x"),
        Sample("NUL octets", "Sub\u{0}ject: a\u{0}b\n\nbody\u{0}\u{0}\nmore\n"),
        Sample("bare CR", "Subject: a\rb\r\r\n\r\nbody\rmore\r"),
        Sample("CR LF", "Subject: x\r\n\r\nbody\r\n.\r\n..\r\n"),
        Sample(
            "From line", "From carol@sender.test Mon Nov 23 18:00:00 2026\nSubject: x\n\nbody\n"),
        Sample("dots", "Subject: x\n\n.\n..\n.x\nFrom here\n"),
        Sample("8 bit", Array("Subject: \u{FC}\n\n".utf8) + Array(0x80...0xFF) + [0x0A]),
        Sample("all octets", Array("Subject: x\n\n".utf8) + Array(0x00...0xFF)),
        Sample(
            "header line of 1 MB",
            Array("Subject: ".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
                + Array("\n\nbody\n".utf8)),
        Sample(
            "100,000 header lines",
            [UInt8](([[UInt8]](repeating: Array("A: b\n".utf8), count: 100_000)).joined())
                + Array("\nbody\n".utf8)),
        Sample(
            "line of 1 MB",
            Array("Subject: x\n\n".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)),
    ]

    static let script = """
        require ["imap4flags"];
        if header :contains ["Subject", "From", "A"] "nothing such" { discard; }
        if size :over 10M { addflag "large"; }
        """

    @Test(arguments: samples)
    func `a strange message is kept as it is`(_ sample: Sample) throws {
        let user = try TestUser()
        try user.activate(Self.script)
        let end = try user.deliver(sample.bytes)
        #expect(end.status == 0, "\(end.output)")
        let file = try user.message()
        let isSame = Files.bytes(file) == sample.bytes
        #expect(isSame)
        #expect(user.everything() == [file])
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        let item = try #require(try imap.fetch("1", "(RFC822.SIZE BODY[] ENVELOPE)").first)
        let size = try #require(item.number(after: "RFC822.SIZE"))
        #expect(file.contains(",S=\(sample.bytes.count),W=\(size)"))
        #expect(try user.complaints() == [])
    }

    /// Through Postfix, which takes CR LF off and adds its fields above.
    @Test(arguments: samples.filter { !$0.testDescription.contains("100,000") })
    func `a strange message comes through Postfix as it was sent`(_ sample: Sample) async throws {
        let user = try TestUser()
        try user.site.send(sample.bytes, to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        if let start = sample.bytes.firstRange(of: Array("\nbody".utf8))?.lowerBound {
            let stored = asStored(try Files.bytes(user.message()) ?? [])
            let isWhole = stored.reversed().starts(
                with: asStored(sample.bytes[start...]).reversed())
            #expect(isWhole)
        }
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        #expect(try imap.fetch("1", "BODY[]").count == 1)
        #expect(try user.complaints() == [])
    }

    @Test func `50 MB take little memory`() throws {
        let user = try TestUser()
        try user.activate(Self.script)
        let message = TestMessage.large(50 << 20)
        let end = try user.deliver(message, memory: 16 << 20)
        #expect(end.status == 0, "\(end.output)")
        let file = try #require(user.messages().first { $0.contains("/cur/") })
        #expect(file.hasSuffix(":2,a"))
        let isSame = Files.bytes(file) == message
        #expect(isSame)
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        let size = try imap.fetch("1", "RFC822.SIZE").first?.number(after: "RFC822.SIZE")
        #expect(size == message.count + message.count { $0 == 0x0A })
        #expect(try user.complaints() == [])
    }

    @Test func `50 MB come through Postfix`() async throws {
        let user = try TestUser()
        let message = TestMessage.large(50 << 20)
        try user.site.send(message, to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        let stored = asStored(try Files.bytes(user.message()) ?? [])
        let start = try #require(message.firstRange(of: Array("\n\n".utf8))).upperBound
        let isWhole = stored.reversed().starts(with: asStored(message[start...]).reversed())
        #expect(isWhole)
    }

    /// As Postfix stores it: without CR before LF, with a space for any other, and here without
    /// regard to how the last line ends.
    private func asStored(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if byte == 0x0A { while result.last == 0x0D { result.removeLast() } }
            result.append(byte)
        }
        while let last = result.last, last == 0x0A || last == 0x0D { result.removeLast() }
        return result.map { $0 == 0x0D ? 0x20 : $0 }
    }
}
