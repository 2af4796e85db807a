import Protocols
import Testing

@Suite struct Base64Tests {
    static let vectors: [(String, String)] = [
        // RFC 4648, section 10.
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ("Username:", "VXNlcm5hbWU6"), ("\u{0}bob\u{0}?>\u{7F}", "AGJvYgA/Pn8="),
    ]

    @Test(arguments: vectors)
    func `texts of the standard`(bytes: String, text: String) {
        #expect(Base64.encode(bytes.utf8) == Array(text.utf8))
        #expect(Base64.decode(Array(text.utf8)) == Array(bytes.utf8))
    }

    @Test func `all bytes come back`() {
        for length in 0...260 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "====", "Z===", "=Zg=", "Zg==Zm9v", "Zm8=Zg==", "Zm9v\n",
        "Zm 9v", "Zm9-", "Zm9_", "Zh==", "Zm9=", "Zm\u{0}v",
    ])
    func `anything else is refused`(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }
}
