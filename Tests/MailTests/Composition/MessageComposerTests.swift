import Mail
import Testing

@Suite struct MessageComposerTests {
    private func composed(_ body: (inout MessageComposer) -> Void) -> String {
        var composer = MessageComposer()
        body(&composer)
        return String(decoding: composer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a  b", "X: a  b\n"), ("", "X:\n"), ("  a ", "X: a\n"),
        ("a\r\nBcc: b", "X: a  Bcc: b\n"), ("a\u{0}b\u{7F}\tc", "X: a b  c\n"),
        ("ü", "X: =?utf-8?b?w7w=?=\n"),
        (
            "All in good time, as they say in Überlingen",
            "X: =?utf-8?q?All_in_good_time=2C_as_they_say_in_=C3=9Cberlingen?=\n"
        ),
    ])
    func `free text`(_ text: String, _ expected: String) {
        #expect(composed { $0.field("X", text: text.utf8) } == expected)
    }

    @Test(arguments: [10, 70, 200, 5_000])
    func `what is folded reads as it was`(_ count: Int) {
        for unit in ["word ", "ü ", "a  b ", "以", "x"] {
            let text = String(repeating: unit, count: count).trimmed
            let written = composed { $0.field("Subject", text: text.utf8) }
            let field = MessageHeader(parsing: Array(written.utf8)).fields
            #expect(field.count == 1)
            #expect(field.first.map { String(decoding: $0.decoded(), as: UTF8.self) } == text)
            for line in written.split(separator: "\n") {
                #expect(line.utf8.count <= (unit == "x" ? 998 : 76), "\(line)")
                #expect(line.utf8.allSatisfy { $0 < 0x80 })
            }
        }
    }

    @Test(arguments: [
        (nil, "To: <a@b>\n"), ("", "To: <a@b>\n"), ("A B", "To: \"A B\" <a@b>\n"),
        ("A \"B\"", "To: \"A \\\"B\\\"\" <a@b>\n"), ("Ä", "To: =?utf-8?b?w4Q=?= <a@b>\n"),
        ("=?utf-8?q?=C3=84?=", "To: =?utf-8?q?=C3=84?= <a@b>\n"),
        ("=? <x@y>,?=", "To: \"=? <x@y>,?=\" <a@b>\n"), ("A\nB", "To: \"A B\" <a@b>\n"),
    ])
    func `addresses`(_ name: String?, _ expected: String) {
        let address = MailAddress(
            localPart: [0x61], domain: [0x62], displayName: name.map { Array($0.utf8) })
        #expect(composed { $0.field("To", addresses: [address]) } == expected)
    }

    @Test func `many addresses are on many lines`() {
        let address = MailAddress(
            localPart: Array("somebody".utf8), domain: Array("example.org".utf8))
        let written = composed { $0.field("To", addresses: Array(repeating: address, count: 9)) }
        #expect(AddressList.parse(Array(written.dropFirst(3).utf8)).count == 9)
        #expect(written.split(separator: "\n").allSatisfy { $0.count <= 76 })
    }

    @Test(arguments: [
        ("a\r\nb", "7bit\n\na\nb\n"), ("a\n", "7bit\n\na\n"), ("", "7bit\n\n"),
        ("ü", "quoted-printable\n\n=C3=BC\n"), ("\u{0}", "quoted-printable\n\n=00\n"),
    ])
    func `bodies`(_ text: String, _ expected: String) {
        #expect(
            composed { $0.text(Array(text.utf8)) }
                == "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + expected
        )
    }

    @Test func `a long line is no plain text`() {
        let written = composed { $0.text(Array(repeating: 0x78, count: 2_000)) }
        #expect(written.split(separator: "\n").allSatisfy { $0.count <= 76 })
    }
}

extension String {
    fileprivate var trimmed: String {
        String(decoding: ASCII.trimmed(Array(utf8)[...]), as: UTF8.self)
    }
}
