import Testing

@testable import Sieve

@Suite struct StringListTests {
    private let changing = StringTemplate(parts: [LiteralPart([1])], at: 7)

    /// The text `a"b\"c"` with its two strings.
    private var literals: (text: ScriptText, list: Range<Int32>) {
        var parser = Parser(Array("x [\"a\", \"b\\\"c\"];".utf8), limits: .default)
        parser.parse()
        return (ScriptText(parser.tree), 0..<Int32(parser.tree.listed.count))
    }

    private func texts(_ list: StringList) -> [String?] {
        list.map { $0.constant.map { String(decoding: $0, as: UTF8.self) } }
    }

    private func constants(_ list: StringList) -> [String]? {
        var found: [String] = []
        let areConstant = list.forEachConstant { found.append(String(decoding: $0, as: UTF8.self)) }
        return areConstant ? found : nil
    }

    @Test func `a list is read from the script`() {
        let list = StringList(literals.list, of: literals.text)
        #expect(texts(list) == ["a", "b\"c"])
        #expect(constants(list) == ["a", "b\"c"])
        #expect(list.map(\.offset) == [3, 8])
        #expect(list.map(\.isConstant) == [true, true])
    }

    @Test func `one string is a list too`() {
        let list = StringList(StringTemplate(constant: Array("x".utf8), at: 3))
        #expect(texts(list) == ["x"])
        #expect(constants(list) == ["x"])
        #expect(list.first?.offset == 3)
    }

    @Test func `an array is a list`() {
        let list = StringList([StringTemplate(constant: [0x79], at: 0), changing])
        #expect(texts(list) == ["y", nil])
        #expect(constants(list) == nil)
        #expect(texts(StringList([])) == [])
        #expect(constants(StringList([])) == [])
    }

    @Test func `what changes is no constant`() {
        #expect(constants(StringList(changing)) == nil)
        #expect(!changing.isConstant)
        #expect(changing.withConstant { _ in true } == nil)
        #expect(changing.offset == 7)
    }
}
