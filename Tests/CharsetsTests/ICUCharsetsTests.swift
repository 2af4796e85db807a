import Charsets
import Mail
import Testing

@Suite struct ICUCharsetsTests {
    /// The text, the same for pieces of every length; nil if the charset is unknown.
    private func text(_ bytes: [UInt8], _ charset: String) -> String? {
        var results: Set<[UInt8]> = []
        for length in [1, 2, 3, max(1, bytes.count)] {
            guard
                var decoder = CharsetDecoder(Array(charset.utf8), library: ICUCharsets())
            else { return nil }
            var result: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: length) {
                decoder.decode(
                    Array(bytes[start..<min(start + length, bytes.count)]), into: &result)
            }
            decoder.finish(into: &result)
            results.insert(result)
        }
        #expect(results.count == 1, "\(charset)")
        return String(decoding: results.first ?? [], as: UTF8.self)
    }

    @Test(
        arguments: [
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
            ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("euc-jp", [0xC6, 0xFC], "日"),
            ("gb2312", [0xD6, 0xD0, 0xB9, 0xFA], "中国"), ("GBK", [0x96, 0x7C], "東"),
            ("gb18030", [0x81, 0x30, 0x84, 0x36], "¥"), ("big5", [0xA4, 0xA4], "中"),
            ("ks_c_5601-1987", [0xC7, 0xD1], "한"), ("euc-kr", [0xC7, 0xD1], "한"),
            ("utf-16", [0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x3D, 0xDC, 0x4D], "A👍"),
            ("utf-16le", [0x41, 0x00], "A"), ("utf-16be", [0x00, 0x41], "A"),
            ("utf-7", Array("A+ImIDkQ.".utf8), "A≢Α."), ("windows-1258", [0xD2], "\u{309}"),
            ("windows-874", [0xA1], "ก"), ("ibm437", [0x81], "ü"), ("macintosh", [0x9F], "ü"),
            ("iso-8859-1", [0xFC], "ü"), ("utf-8", [0xC3, 0xBC], "ü"),
        ] as [(String, [UInt8], String)])
    func `charsets of mail`(charset: String, bytes: [UInt8], expected: String) {
        #expect(text(bytes, charset) == expected)
    }

    @Test(
        arguments: [
            ("shift_jis", [0x93, 0xFA], false), ("shift_jis", [0x41, 0x93], true),
            ("utf-16be", [0xFF, 0xFD], false), ("euc-jp", [0x41, 0xFF, 0x42], true),
        ] as [(String, [UInt8], Bool)])
    func `what was wrong is known`(charset: String, bytes: [UInt8], expected: Bool) throws {
        var decoder = try #require(CharsetDecoder(Array(charset.utf8), library: ICUCharsets()))
        var result: [UInt8] = []
        decoder.decode(bytes, into: &result)
        decoder.finish(into: &result)
        #expect(decoder.hasReplaced == expected)
    }

    @Test(arguments: [
        "x-unknown", "", "../../../tmp/evil", "utf-16//translit", "a,b", "utf-8\u{0}", "a b",
        String(repeating: "a", count: 41),
    ])
    func `an unknown charset gives nothing`(charset: String) {
        #expect(text([0x41], charset) == nil)
    }

    @Test(
        arguments: [
            ("shift_jis", [0x41, 0x93], "A\u{FFFD}"), ("euc-jp", [0x41, 0xFF, 0x42], "A\u{FFFD}B"),
            ("utf-16be", [0x00, 0x41, 0x00], "A\u{FFFD}"), ("utf-16", [0xD8], "\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func `wrong octets become the replacement character`(
        charset: String, bytes: [UInt8], expected: String
    ) {
        #expect(text(bytes, charset) == expected)
    }

    @Test func `a text larger than the buffer is converted whole`() {
        let bytes = Array(repeatElement([0x93, 0xFA] as [UInt8], count: 30_000).joined())
        let expected = String(repeating: "日", count: 30_000)
        #expect(text(Array(bytes.prefix(3_000)), "shift_jis") == String(expected.prefix(1_500)))
        var result: [UInt8] = []
        ICUCharsets().converter(for: Array("shift_jis".utf8))?
            .convert(bytes, isLast: true, into: &result)
        #expect(result == Array(expected.utf8))
    }

    @Test func `encoded words and parameters`() {
        let word = Array("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=".utf8)
        #expect(EncodedWord.decode(word) == word)
        #expect(EncodedWord.decode(word, library: ICUCharsets()) == Array("日本".utf8))
        let value = ParameterizedValue(
            parsing: Array("a; x*=shift_jis''%93%FA".utf8), library: ICUCharsets())
        #expect(value[Array("x".utf8)] == Array("日".utf8))
    }
}
