import Testing

@testable import Sieve

@Suite struct ByteStringsTests {
    private func list(_ texts: [String]) -> ByteStrings {
        let size = texts.reduce(0) { $0 + $1.utf8.count }
        return ByteStrings(count: texts.count, size: size) { writer in
            for (number, text) in texts.enumerated() {
                Array(text.utf8).withUnsafeBufferPointer { bytes in
                    writer.append(bytes, number: UInt32(number)) { $0 == 0x41 ? 0x61 : $0 }
                }
            }
        }
    }

    private func texts(_ strings: ByteStrings) -> [String] {
        var texts: [String] = []
        var place = 0
        while let entry = strings.next(&place) {
            let text = String(decoding: strings.bytes[entry.range], as: UTF8.self)
            texts.append("\(entry.number):\(text)")
        }
        return texts
    }

    @Test(arguments: [[], [""], ["b"], ["b", "", "cd"], [String(repeating: "x", count: 70_000)]])
    func `what is added is read again, in order`(_ strings: [String]) {
        let expected = strings.enumerated().map { number, text in "\(number):\(text)" }
        #expect(texts(list(strings)) == expected)
    }

    @Test func `bytes are folded when they are added`() {
        #expect(texts(list(["AbA", "BA"])) == ["0:aba", "1:Ba"])
    }

    @Test func `less can be written than there is room for`() {
        #expect(texts(ByteStrings(count: 9, size: 999) { _ in }) == [])
    }

    @Test func `arrays are taken as they are`() {
        #expect(texts(ByteStrings([[0x41], [], [0x62, 0x63]])) == ["0:A", "0:", "0:bc"])
    }

    @Test func `a field name is in lower case and has its hash`() throws {
        let list = StringList(StringTemplate(constant: Array("X-List".utf8), at: 0))
        let names = try #require(ByteStrings(fieldNames: list))
        #expect(texts(names) == ["\(FieldName.hash(Array("x-lIST".utf8))):x-list"])
    }

    @Test func `a name that changes is no constant`() {
        let list = StringList(StringTemplate(parts: [LiteralPart([0x41])], at: 0))
        #expect(ByteStrings(fieldNames: list) == nil)
    }
}
