import Testing

@testable import Mail

@Suite struct SingleByteCharsetTests {
    private let all = [UInt8](UInt8.min...UInt8.max)

    /// glibc's own conversion is the judge of ours.
    @Test(arguments: [
        (SingleByteCharset.latin1, "iso-8859-1"), (.latin9, "iso-8859-15"),
        (.windows1252, "windows-1252"),
    ])
    func `every octet is what iconv makes of it`(charset: SingleByteCharset, name: String) {
        guard let converter = CharsetConverter(from: Array(name.utf8)) else {
            Issue.record("iconv does not know \(name)")
            return
        }
        let converted = converter.utf8(all)
        #expect(charset.utf8(all) == converted)
    }

    @Test(
        arguments: [
            (SingleByteCharset.windows1252, 0x80, "€"), (.windows1252, 0x81, "\u{FFFD}"),
            (.latin9, 0xA4, "€"), (.latin1, 0xA4, "¤"), (.latin1, 0x80, "\u{80}"),
        ] as [(SingleByteCharset, UInt8, String)])
    func `octets are characters`(charset: SingleByteCharset, byte: UInt8, character: String) {
        #expect(charset.utf8([byte]) == Array(character.utf8))
    }
}
