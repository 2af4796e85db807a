import Testing

@testable import Mail

@Suite struct SingleByteCharsetTests {
    private let all = [UInt8](UInt8.min...UInt8.max)

    /// glibc's own conversion is the judge of ours.
    @Test(arguments: SingleByteCharset.all)
    func `every octet is what iconv makes of it`(charset: SingleByteCharset) {
        for name in charset.names {
            guard let converter = IconvConverter(from: Array(name.description.utf8)) else {
                continue
            }
            #expect(charset.utf8(all) == converter.utf8(all))
        }
    }

    @Test func `each name stands once`() {
        let names = SingleByteCharset.all.flatMap { $0.names.map(\.description) }
        #expect(Set(names).count == names.count)
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
