import Testing

@testable import MaildirStorage

@Suite struct KeywordListTests {
    @Test func `numbers are letters`() {
        let list = KeywordList(Array("0 $Junk\n2 todo\n25 last\n".utf8))
        #expect(list.letter(of: Array("$junk".utf8)) == UInt8(ascii: "a"))
        #expect(list.letter(of: Array("todo".utf8)) == UInt8(ascii: "c"))
        #expect(list.letter(of: Array("last".utf8)) == UInt8(ascii: "z"))
        #expect(list.letter(of: Array("none".utf8)) == nil)
    }

    @Test func `the first free number is given`() {
        var list = KeywordList(Array("0 a\n2 c\n".utf8))
        let added = ["b", "A"].map { list.add(Array($0.utf8)) }
        #expect(added == [true, false])
        #expect(list.serialized() == Array("0 a\n1 b\n2 c\n".utf8))
    }

    @Test(arguments: ["", "x y\n", "26 a\n", "-1 a\n", "3\n", "\n\n", "99999999999999999999 a\n"])
    func `lines that are none are ignored`(content: String) {
        #expect(KeywordList(Array(content.utf8)).serialized() == [])
    }

    @Test func `there is room for 26`() {
        var list = KeywordList([])
        let added = (0..<27).map { list.add(Array("k\($0)".utf8)) }
        #expect(added == [Bool](repeating: true, count: 26) + [false])
        #expect(list.isFull)
    }
}
