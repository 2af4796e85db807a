import Testing

@testable import Tables

@Suite struct TableTextTests {
    @Test func `white space is what isspace calls so`() {
        let spaces = (UInt8.min...UInt8.max).filter(TableText.isSpace)
        #expect(spaces == [9, 10, 11, 12, 13, 32])
    }

    @Test func `letters and digits are ASCII only`() {
        #expect((UInt8.min...UInt8.max).filter(TableText.isAlphanumeric).count == 62)
    }

    @Test(arguments: [("  a b\t\r", "a b"), ("a", "a"), (" \t ", ""), ("", "")])
    func `white space goes from both ends`(text: String, trimmed: String) {
        #expect(Array(TableText.trimmed(bytes(text)[...])) == bytes(trimmed))
    }

    @Test func `long text is cut for people`() {
        #expect(TableText.shown(bytes("abc")) == "abc")
        let shown = TableText.shown([UInt8](repeating: UInt8(ascii: "x"), count: 1000))
        #expect(shown == String(repeating: "x", count: 60) + "...")
    }
}
