import Mail
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
        ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"),
    ])
    func `the vectors of the RFC are decoded`(text: String, decoded: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == Array(decoded.utf8))
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
