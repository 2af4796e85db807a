import Testing

@testable import Delivery

@Suite struct SMTPDataEncoderTests {
    @Test(arguments: [
        ("a\nb\n", "a\r\nb\r\n.\r\n"), ("a\r\nb", "a\r\nb\r\n.\r\n"), ("", ".\r\n"),
        (".\n..\na.\n", "..\r\n...\r\na.\r\n.\r\n"), ("a\rb", "a\r\nb\r\n.\r\n"),
        ("a\r.\rb\n", "a\r\n..\r\nb\r\n.\r\n"), ("\r\r\n\n", "\r\n\r\n\r\n.\r\n"),
        ("a\n.\r\nQUIT\r\n", "a\r\n..\r\nQUIT\r\n.\r\n"),
    ])
    func `lines end with CRLF and no line is a lone dot`(message: String, data: String) {
        let bytes = Array(message.utf8)
        for pieces in 1...max(1, bytes.count) {
            var encoder = SMTPDataEncoder()
            var result: [UInt8] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                result += Array(rest.prefix(pieces)).withUnsafeBytes { encoder.encode($0) }
                rest = rest.dropFirst(pieces)
            }
            #expect(text(result + encoder.end()) == data)
        }
    }
}
