import Mail
import Testing

@Suite struct CharsetTests {
    private func utf8(_ bytes: [UInt8], _ charset: String) -> String? {
        Charset.utf8(bytes, from: Array(charset.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: ["UTF-8", "utf8", "US-ASCII", "iso-8859-1", "windows-1252", "KOI8-R"])
    func `plain text is the same in all charsets`(charset: String) {
        #expect(utf8(Array("Hello".utf8), charset) == "Hello")
    }

    @Test(
        arguments: [
            ([0xFC, 0x41, 0xFF], "ISO-8859-1", "üAÿ"),
            ([0xA4], "iso-8859-15", "€"),
            ([0x80], "windows-1252", "€"),
            ([0xC8, 0xC9], "koi8-r", "хи"),
            ([0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "iso-2022-jp", "日"),
            ([0xC4, 0xE3], "gb2312", "你"),
        ] as [([UInt8], String, String)])
    func `other charsets are converted`(bytes: [UInt8], charset: String, text: String) {
        #expect(utf8(bytes, charset) == text)
    }

    @Test(arguments: [
        "x-unknown", "", "../../../tmp/evil", "utf-16//translit", "a,b", "utf-8\u{0}",
        String(repeating: "a", count: 41),
    ])
    func `an unknown charset gives nothing`(charset: String) {
        #expect(utf8([0x41], charset) == nil)
    }

    @Test(
        arguments: [
            ([0x41, 0xFF, 0x42], "utf-8", "A\u{FFFD}B"), ([0xC3], "us-ascii", "\u{FFFD}"),
            ([0x41, 0xE3], "gb2312", "A\u{FFFD}"),
            ([0xFF, 0xFF, 0x41], "euc-jp", "\u{FFFD}\u{FFFD}A"),
        ] as [([UInt8], String, String)])
    func `wrong octets become the replacement character`(
        bytes: [UInt8], charset: String, text: String
    ) {
        #expect(utf8(bytes, charset) == text)
    }

    @Test func `a text larger than the buffer is converted whole`() {
        let bytes = [UInt8](repeating: 0xB1, count: 10_000)
        #expect(utf8(bytes, "iso-8859-2") == String(repeating: "ą", count: 10_000))
    }
}
