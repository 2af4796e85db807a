import Testing

@testable import Sieve

@Suite struct ByteSearchTests {
    private func search(
        _ value: [UInt8], _ key: [UInt8], _ fold: ByteFold = .none
    ) -> (found: Bool, steps: Int) {
        ByteSearch.contains(value.span, key.span, fold)
    }

    private func equal(_ value: String, _ key: String, _ fold: ByteFold) -> Bool {
        ByteSearch.equal(Array(value.utf8).span, Array(key.utf8).span, fold)
    }

    private func contains(_ value: String, _ key: String, _ fold: ByteFold = .none) -> Bool {
        search(Array(value.utf8), Array(key.utf8), fold).found
    }

    @Test(arguments: [
        ("", ""), ("abc", ""), ("abc", "abc"), ("abc", "a"), ("abc", "c"), ("abc", "bc"),
        ("aab", "ab"), ("ababac", "abac"),
    ])
    func `a part is found`(_ value: String, _ key: String) {
        #expect(contains(value, key))
    }

    @Test(arguments: [("", "a"), ("ab", "abc"), ("abc", "ac"), ("abc", "B"), ("aaa", "ab")])
    func `what is no part is not found`(_ value: String, _ key: String) {
        #expect(!contains(value, key))
    }

    @Test func `the value is folded, the key is already`() {
        #expect(contains("xAbCx", "ABC", .asciiUppercase))
        #expect(!contains("xAbCx", "abc", .asciiUppercase))
        #expect(!contains("xÄx", "ä", .asciiUppercase))
        #expect(equal("aB", "AB", .asciiUppercase))
        #expect(!equal("aB", "AB", .none))
        #expect(!equal("ab", "ABC", .asciiUppercase))
    }

    @Test(arguments: [0, 1, 77, 4_999, 9_990])
    func `long values are searched as short ones are`(_ position: Int) {
        var value = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000)
        value.replaceSubrange(position..<position + 3, with: Array("aab".utf8))
        #expect(search(value, Array("aab".utf8), .none).found)
        #expect(search(value, Array("AAB".utf8), .asciiUppercase).found)
        #expect(!search(value, Array("aabb".utf8), .none).found)
    }

    @Test func `a hostile key costs no more than a look at each byte`() {
        let value = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        let key = [UInt8](repeating: UInt8(ascii: "a"), count: 60_000) + [UInt8(ascii: "b")]
        let (found, steps) = search(value, key)
        #expect(!found)
        #expect(steps <= 2 * (value.count + key.count))
    }
}
