import Mail
import Testing

@Suite struct PartTextDecoderTests {
    private func text(_ header: String, _ body: String, withoutMarkup: Bool = false) throws
        -> String
    {
        let message = MessageInMemory(Array("\(header)\r\n\r\n\(body)".utf8))
        let part = try MIMEStructure(of: message).parts[0]
        var decoder = PartTextDecoder(part, withoutMarkup: withoutMarkup)
        var result: [UInt8] = []
        for byte in try message.bytes(in: part.body) {
            withUnsafeBytes(of: byte) { decoder.decode($0, into: &result) }
        }
        decoder.finish(into: &result)
        return String(decoding: result, as: UTF8.self)
    }

    @Test(arguments: [
        (
            "Content-Type: text/plain; charset=iso-8859-1\r\n"
                + "Content-Transfer-Encoding: quoted-printable", "Gr=FC=DFe=", "Grüße"
        ),
        (
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
            "R3LDvMOfZQ==", "Grüße"
        ),
        ("Content-Type: text/plain; charset=x-none", "plain", "plain"),
        ("Content-Type: text/html", "<b>x</b>", "<b>x</b>"),
        (
            "Content-Type: application/x; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64",
            "w7w=", "ü"
        ),
        ("Subject: none", "  x", "  x"),
    ])
    func `encodings and charsets`(header: String, body: String, expected: String) throws {
        #expect(try text(header, body) == expected)
    }

    @Test(arguments: [
        ("text/plain; charset=iso-8859-1", true), ("text/plain", true),
        ("text/plain; charset=x-none", false), ("image/png; charset=x-none", true),
    ])
    func `whether the charset is known`(type: String, expected: Bool) throws {
        let message = MessageInMemory(Array("Content-Type: \(type)\r\n\r\n".utf8))
        let part = try MIMEStructure(of: message).parts[0]
        #expect(PartTextDecoder(part, withoutMarkup: false).knowsCharset == expected)
    }

    @Test func `HTML without its mark-up`() throws {
        let header = """
            Content-Type: text/html; charset=iso-8859-1\r
            Content-Transfer-Encoding: quoted-printable
            """
        #expect(try text(header, "<p>Gr=FC=\r\n&szlig;e", withoutMarkup: true) == "Grüße\r\n")
        #expect(
            try text("Content-Type: application/xhtml+xml", "<p>a", withoutMarkup: true) == "a\r\n")
        #expect(try text("Content-Type: text/plain", "<p>a", withoutMarkup: true) == "<p>a")
    }
}
