import Testing

@testable import Mail

@Suite struct CharsetConverterTests {
    private func convert(_ bytes: [UInt8], _ charset: String) -> String? {
        guard let converter = CharsetConverter(from: Array(charset.utf8)) else { return nil }
        return String(decoding: converter.utf8(bytes), as: UTF8.self)
    }

    @Test(
        arguments: [
            ([0xB1, 0xE6], "iso-8859-2", "ąć"), ([0x41, 0x00], "utf-16le", "A"),
            ([0x3D, 0xD8, 0x00, 0xDE], "utf-16le", "😀"), ([], "koi8-r", ""),
            ([0x2B, 0x41, 0x4F, 0x51, 0x2D], "utf-7", "ä"), ([0x82, 0xA0], "shift_jis", "あ"),
        ] as [([UInt8], String, String)])
    func `text is converted`(bytes: [UInt8], charset: String, text: String) {
        #expect(convert(bytes, charset) == text)
    }

    /// These charsets combine characters, so glibc keeps the last one until the end.
    @Test func `a character that is held back comes at the end`() {
        #expect(convert([0x88, 0x62], "big5-hkscs")?.isEmpty == false)
        #expect(convert([0x61], "tcvn")?.hasPrefix("a") == true)
    }

    @Test func `an unknown charset can not be opened`() {
        #expect(convert([0x41], "x-unknown") == nil)
    }

    @Test(arguments: [1, 1023, 1024, 1025, 5000])
    func `the size of the buffer does not show`(count: Int) {
        #expect(
            convert([UInt8](repeating: 0xC1, count: count), "koi8-r")
                == String(repeating: "а", count: count))
    }

    @Test func `wrong octets everywhere cost linear time`() {
        let bytes = [UInt8](repeating: 0xFF, count: 100_000)
        let time = ContinuousClock().measure {
            #expect(convert(bytes, "euc-jp")?.unicodeScalars.count == 100_000)
        }
        #expect(time < .seconds(5))
    }
}
