import Testing

@testable import Sieve

@Suite struct VariablesStateTests {
    private func cut(_ text: String, to limit: Int) -> [UInt8] {
        var state = VariablesState()
        state.set(0, to: Array(text.utf8), limit: limit)
        return state.values[0]
    }

    @Test func `values are set by index, in any order`() {
        var state = VariablesState()
        state.set(2, to: [3], limit: 10)
        #expect(state.values == [[], [], [3]])
        state.set(0, to: [1], limit: 10)
        state.set(2, to: [], limit: 10)
        #expect(state.values == [[1], [], []])
    }

    @Test(arguments: [
        ("", 0, ""), ("abc", 3, "abc"), ("abc", 2, "ab"), ("abc", 0, ""), ("ää", 4, "ää"),
        ("ää", 3, "ä"), ("ää", 2, "ä"), ("ää", 1, ""), ("a€", 3, "a"), ("a€", 2, "a"),
        ("a€", 4, "a€"), ("😀😀", 7, "😀"), ("😀😀", 5, "😀"), ("😀", 3, ""),
    ])
    func `a value that is too long is cut between characters`(
        _ text: String, _ limit: Int, _ expected: String
    ) {
        #expect(cut(text, to: limit) == Array(expected.utf8))
    }

    @Test func `bytes that are no UTF-8 are cut somewhere`() {
        var state = VariablesState()
        state.set(0, to: [0x80, 0x80, 0x80], limit: 2)
        #expect(state.values[0].count <= 2)
    }

    @Test func `names get indices in the order of their first use`() {
        var names = VariableNames()
        #expect(names.index(of: [1], limit: 2) == 0)
        #expect(names.index(of: [2], limit: 2) == 1)
        #expect(names.index(of: [1], limit: 2) == 0)
        #expect(names.index(of: [3], limit: 2) == nil)
        #expect(names.index(of: [2], limit: 2) == 1)
    }
}
