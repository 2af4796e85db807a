import Mail
import Testing

@Suite struct CharsetDecoderTests {
    /// The decoded text, the same for pieces of every length.
    private func decode(_ bytes: [UInt8], _ charset: String) throws -> String {
        var results: Set<[UInt8]> = []
        for length in [1, 2, 3, 5, max(1, bytes.count)] {
            var decoder = try #require(CharsetDecoder(Array(charset.utf8)))
            var result: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: length) {
                decoder.decode(
                    Array(bytes[start..<min(start + length, bytes.count)]), into: &result)
            }
            decoder.finish(into: &result)
            results.insert(result)
        }
        #expect(results.count == 1)
        return String(decoding: results.first ?? [], as: UTF8.self)
    }

    @Test(arguments: ["", "Hello", "Grüße", "a€b", "👍🏽!", "ü", "日本語"])
    func `UTF-8, wherever it is cut`(text: String) throws {
        #expect(try decode(Array(text.utf8), "UTF-8") == text)
    }

    @Test(
        arguments: [
            ([0xE2, 0x82], 1), ([0xC3], 1), ([0xF0, 0x9F, 0x91], 1), ([0x41, 0x80, 0x42], 1),
            ([0xC3, 0x41], 1), ([0xE2, 0x82, 0x41], 1),
        ] as [([UInt8], Int)])
    func `what is no UTF-8 becomes U+FFFD`(bytes: [UInt8], count: Int) throws {
        let text = try decode(bytes, "us-ascii")
        #expect(text.unicodeScalars.count { $0 == "\u{FFFD}" } == count)
    }

    @Test func `charsets of one octet a character`() throws {
        #expect(try decode([0x47, 0x72, 0xFC, 0xDF, 0x65], "ISO-8859-1") == "Grüße")
        #expect(try decode([0x80], "windows-1252") == "€")
    }

    @Test(
        arguments: [
            ("utf-8", [0x41, 0xC3, 0xBC], false), ("utf-8", [0xEF, 0xBF, 0xBD], false),
            ("utf-8", [0xFC], true), ("utf-8", [0xC3], true), ("us-ascii", [0x80], true),
            ("iso-8859-1", [0xFC], false), ("windows-1252", [0x81], true),
            ("windows-1252", [0xEF, 0xBF, 0xBD], false),
        ] as [(String, [UInt8], Bool)])
    func `what was wrong is known`(charset: String, octets: [UInt8], expected: Bool) throws {
        for length in [1, octets.count] {
            var decoder = try #require(CharsetDecoder(Array(charset.utf8)))
            var result: [UInt8] = []
            for start in stride(from: 0, to: octets.count, by: length) {
                decoder.decode(Array(octets[start...].prefix(length)), into: &result)
            }
            decoder.finish(into: &result)
            #expect(decoder.hasReplaced == expected)
        }
    }

    @Test func `an unknown charset`() {
        #expect(CharsetDecoder(Array("x-unknown".utf8)) == nil)
        #expect(CharsetDecoder([]) == nil)
    }
}
