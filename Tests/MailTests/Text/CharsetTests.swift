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
            ([0xB1, 0xE6], "ISO-8859-2", "ąć"), ([0xCF, 0xF0], "cp1251", "Пр"),
            ([0x8A], "windows-1250", "Š"), ([0xFD], "iso-8859-9", "ı"),
        ] as [([UInt8], String, String)])
    func `other charsets are converted`(bytes: [UInt8], charset: String, text: String) {
        #expect(utf8(bytes, charset) == text)
    }

    @Test(arguments: [
        "x-unknown", "", "iso-2022-jp", "gb2312", "../../../tmp/evil", "utf-16//translit", "a,b",
        "utf-8\u{0}",
        String(repeating: "a", count: 41),
    ])
    func `an unknown charset gives nothing`(charset: String) {
        #expect(utf8([0x41], charset) == nil)
    }

    @Test(
        arguments: [
            ([0x41, 0xFF, 0x42], "utf-8", "A\u{FFFD}B"), ([0xC3], "us-ascii", "\u{FFFD}"),
            ([0x41, 0x81], "windows-1252", "A\u{FFFD}"),
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
