import Testing

@testable import Sieve

@Suite struct VariableNameTests {
    private func isWord(_ text: String) -> Bool {
        VariableName.isWord(Array(text.utf8)[...])
    }

    @Test(arguments: [
        "a", "A", "_", "abc", "a1", "_1", "a_b_c", "Z9", "0", "1", "99", "007",
        String(repeating: "a", count: 64), String(repeating: "1", count: 64),
    ])
    func `identifiers and numbers are words`(_ text: String) {
        #expect(isWord(text))
    }

    @Test(arguments: [
        "", " ", "1a", "a-b", "a b", "a.b", "ä", "aä", "$", "{", "}", "a\u{0}",
        String(repeating: "a", count: 65), String(repeating: "1", count: 65),
    ])
    func `everything else is none`(_ text: String) {
        #expect(!isWord(text))
    }

    @Test(arguments: ["a", "Name", "last_name", "_0"])
    func `names that can be set`(_ text: String) {
        #expect(VariableName.problem(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["", "a b", "a-b", "ä", "1a", String(repeating: "a", count: 65)])
    func `names that are none`(_ text: String) {
        #expect(
            VariableName.problem(Array(text.utf8))?.message
                == "\"\(text)\" is no name of a variable; use letters, digits and '_', a letter first"
        )
    }

    @Test(arguments: ["0", "1", "12", "007"])
    func `numbers are set by matches`(_ text: String) {
        #expect(
            VariableName.problem(Array(text.utf8))?.message
                == "${\(text)} is set by matches only; use a name that begins with a letter")
    }
}
