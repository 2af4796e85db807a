import Testing

@testable import Tables

@Suite struct KeyScannerTests {
    @Test(arguments: [
        ("key value", 3),
        ("key", 3),
        ("\"a b\"@x value", 7),
        (#""a\" b"@x value"#, 9),
        (#"a\ b value"#, 4),
        ("", 0),
        (#"a\"#, 2),
    ])
    func `a key ends at white space outside of quotes`(text: String, end: Int) {
        #expect(KeyScanner.end(of: bytes(text)[...], before: TableText.isSpace) == end)
    }

    @Test(arguments: ["\"a b", #""a\""#, "a\""])
    func `an open quote has no end`(text: String) {
        #expect(KeyScanner.end(of: bytes(text)[...], before: TableText.isSpace) == nil)
    }

    @Test func `slices keep their own indices`() {
        let slice = bytes("xx: \"a:b\": c")[4...]
        #expect(KeyScanner.end(of: slice) { $0 == UInt8(ascii: ":") } == 9)
    }
}
