import Mail
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10, and what SASL sends.
    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
        ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"), ("VXNlcm5hbWU6", "Username:"),
        ("AGJvYgA/Pn8=", "\u{0}bob\u{0}?>\u{7F}"),
    ])
    func `the vectors of the RFC are decoded and encoded`(text: String, decoded: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == Array(decoded.utf8))
        #expect(Base64.decodeExactly(Array(text.utf8)) == Array(decoded.utf8))
        #expect(Base64.encode(decoded.utf8) == Array(text.utf8))
    }

    @Test func `all octets come back`() {
        for length in 0...260 {
            let octets = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(Base64.decodeExactly(Base64.encode(octets)) == octets)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "====", "Z===", "=Zg=", "Zg==Zm9v", "Zm8=Zg==", "Zm9v\n",
        "Zm 9v", "Zm9-", "Zm9_", "Zh==", "Zm9=", "Zm\u{0}v",
    ])
    func `a protocol takes one spelling only`(text: String) {
        #expect(Base64.decodeExactly(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["Zg", "Z g =\r\n=", "Zg="])
    func `missing padding and white space are forgiven`(text: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == Array("f".utf8))
    }

    @Test(arguments: ["Z", "Zm9vY", "Zm-v", "Zg==Zg", "Zm9v===", "Zm9v\u{0}"])
    func `wrong text gives nothing`(text: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == nil)
    }

    @Test func `all octets can occur`() {
        #expect(Base64.decode(Array("AP+A/w==".utf8)[...]) == [0x00, 0xFF, 0x80, 0xFF])
    }
}
