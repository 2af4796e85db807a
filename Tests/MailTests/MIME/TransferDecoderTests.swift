import Mail
import Testing

@Suite struct TransferDecoderTests {
    /// The decoded text, the same for pieces of every length.
    private func decode(_ text: String, _ encoding: TransferEncoding) -> String {
        let bytes = Array(text.utf8)
        var results: Set<[UInt8]> = []
        for length in [1, 2, 3, 5, max(1, bytes.count)] {
            var decoder = TransferDecoder(encoding)
            var result: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: length) {
                let piece = Array(bytes[start..<min(start + length, bytes.count)])
                piece.withUnsafeBytes { decoder.decode($0, into: &result) }
            }
            decoder.finish(into: &result)
            results.insert(result)
        }
        #expect(results.count == 1)
        return String(decoding: results.first ?? [], as: UTF8.self)
    }

    @Test(arguments: [
        ("SGVsbG8=", "Hello"), ("SGVs\r\nbG8=\r\n", "Hello"), ("SGVsbG8", "Hello"),
        ("S G!V-s_b\u{0}G8=", "Hello"), ("SGk=SGk=", "HiHi"), ("SGVsbG8h", "Hello!"),
        ("", ""), ("=", ""), ("====", ""), ("S", ""), ("SG", "H"), ("\r\n", ""),
    ])
    func `base64, with what does not belong there`(text: String, expected: String) {
        #expect(decode(text, .base64) == expected)
    }

    @Test(arguments: [
        ("Gr=C3=BC=c3=9Fe", "Grüße"), ("one=\r\n two=\n three", "one two three"),
        ("blanks  \t\r\nend \n", "blanks\r\nend\n"), ("kept=20\r\n", "kept \r\n"),
        ("soft=  \t\r\nbreak", "softbreak"), ("a=zzb", "a=zzb"), ("a=4", "a=4"),
        ("a=", "a"), ("a==41", "a=A"), ("a=4=41", "a=4A"), ("=  x", "= x"), ("end   ", "end"),
        ("a\rb", "a\rb"), ("a \r \nb", "a\nb"), ("", ""), ("\r\n\r\n", "\r\n\r\n"),
        ("=41=\r\n=42", "AB"),
    ])
    func `quoted-printable, with what does not belong there`(text: String, expected: String) {
        #expect(decode(text, .quotedPrintable) == expected)
    }

    @Test func `octets that are not encoded stay`() {
        #expect(decode("a=41\r\nSGk=", .identity) == "a=41\r\nSGk=")
        #expect(decode("a=41", .unknown) == "a=41")
    }

    @Test(
        arguments: [
            (nil, .identity), ("8BIT", .identity), (" base64 (it is) ", .base64),
            ("7bit;", .identity),
            ("Quoted-Printable", .quotedPrintable), ("x-uuencode", .unknown), ("", .identity),
        ] as [(String?, TransferEncoding)])
    func `names of encodings`(name: String?, expected: TransferEncoding) {
        #expect(TransferEncoding(parsing: name.map { Array($0.utf8) }) == expected)
    }
}
