import Testing

@testable import Sieve

@Suite struct HeaderFieldNameTests {
    @Test(arguments: ["A", "X-Spam", "a(b)", "!", String(repeating: "a", count: 900)])
    func `names of visible ASCII are right`(_ name: String) {
        #expect(HeaderFieldName.problem(Array(name.utf8)) == nil)
    }

    @Test(arguments: ["", "A:", "A B", "Ä", "a\n", "\u{7F}", String(repeating: "a", count: 901)])
    func `all others are wrong`(_ name: String) {
        #expect(HeaderFieldName.problem(Array(name.utf8)) != nil)
    }
}
