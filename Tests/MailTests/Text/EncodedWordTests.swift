import Mail
import TestSupport
import Testing

@Suite struct EncodedWordTests {
    private func decode(_ text: String) -> String {
        String(decoding: EncodedWord.decode(Array(text.utf8)), as: UTF8.self)
    }

    /// RFC 2047, section 8, in their unfolded form.
    @Test(arguments: [
        ("(=?ISO-8859-1?Q?a?=)", "(a)"),
        ("(=?ISO-8859-1?Q?a?= b)", "(a b)"),
        ("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)"),
        ("(=?ISO-8859-1?Q?a?=    =?ISO-8859-1?Q?b?=)", "(ab)"),
        ("(=?ISO-8859-1?Q?a_b?=)", "(a b)"),
        ("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"),
        (
            "=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.dk>",
            "Keld Jørn Simonsen <keld@dkuug.dk>"
        ),
        (
            "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
            "If you can read this you understand the example."
        ),
    ])
    func `the examples of the RFC are decoded`(text: String, decoded: String) {
        #expect(decode(text) == decoded)
    }

    @Test(arguments: [
        ("=?utf-8?b?4oI=?= =?UTF-8?Q?=AC?=", "€"),
        ("=?utf-8*en?q?caf=C3=a9?=", "café"),
        ("=?utf-8?Q?with space?=", "with space"),
        ("=?utf-8?q??=", ""),
        ("a=?utf-8?q?b?=c", "abc"),
        ("=?utf-8?q?50=25_=_x?=", "50% = x"),
    ])
    func `what mailers really send is decoded`(text: String, decoded: String) {
        #expect(decode(text) == decoded)
    }

    @Test(arguments: [
        "", "plain", "=", "=?", "=?=?=?", "=?utf-8", "=?utf-8?q", "=?utf-8?q?text",
        "=?utf-8?q?text?",
        "=?utf-8?x?text?=", "=?utf-8?qq?text?=", "=?utf 8?q?text?=", "=?x-none?q?text?=",
        "=?utf-8?b?a?=", "=?utf-8?b?!!!!?=", "x =?x-none?q?a?=  =?x-none?q?b?= y",
    ])
    func `what can not be decoded stays as written`(text: String) {
        #expect(decode(text) == text)
    }

    @Test func `the space between a decoded word and an unknown one stays`() {
        #expect(decode("=?utf-8?q?a?= =?x-none?q?b?= =?utf-8?q?c?=") == "a =?x-none?q?b?= c")
    }

    @Test func `the space before ordinary text stays`() {
        #expect(decode("=?utf-8?q?a?= \t b =?utf-8?q?c?=  ") == "a \t b c  ")
    }

    @Test(arguments: [
        "=?", "=?a?q?", "=?utf-8?q?x?= ", "=?a?b?", "=?utf-8?q?x?= =?koi8-r?q?=C8?= ",
    ])
    func `a row of words or false starts costs linear time`(piece: String) {
        let text = Array(String(repeating: piece, count: 10_000).utf8)
        let time = processorTime { _ = EncodedWord.decode(text) }
        #expect(time < .seconds(5))
    }

    @Test(arguments: [
        ("", 0), ("=", 0), ("=?", 1), ("==?", 1), ("?=?=?", 2), ("a=?b=?c", 2),
        ("long text without any of them", 0), ("=x?", 0), ("0123456=?", 1), ("01234567=?", 1),
    ])
    func `beginnings are counted`(text: String, count: Int) {
        #expect(EncodedWord.beginnings(in: Array(text.utf8).span.bytes) == count)
    }
}
