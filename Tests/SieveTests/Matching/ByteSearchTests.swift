import Testing

@testable import Sieve

@Suite struct ByteSearchTests {
    private func contains(_ value: String, _ key: String, _ fold: ByteFold = .none) -> Bool {
        ByteSearch.contains(Array(value.utf8), Array(key.utf8), fold).found
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
        #expect(ByteSearch.equal(Array("aB".utf8), Array("AB".utf8), .asciiUppercase))
        #expect(!ByteSearch.equal(Array("aB".utf8), Array("AB".utf8), .none))
        #expect(!ByteSearch.equal(Array("ab".utf8), Array("ABC".utf8), .asciiUppercase))
    }

    @Test(arguments: [0, 1, 77, 4_999, 9_990])
    func `long values are searched as short ones are`(_ position: Int) {
        var value = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000)
        value.replaceSubrange(position..<position + 3, with: Array("aab".utf8))
        #expect(ByteSearch.contains(value, Array("aab".utf8), .none).found)
        #expect(ByteSearch.contains(value, Array("AAB".utf8), .asciiUppercase).found)
        #expect(!ByteSearch.contains(value, Array("aabb".utf8), .none).found)
    }

    @Test func `a hostile key costs no more than a look at each byte`() {
        let value = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        let key = [UInt8](repeating: UInt8(ascii: "a"), count: 60_000) + [UInt8(ascii: "b")]
        let (found, steps) = ByteSearch.contains(value, key, .none)
        #expect(!found)
        #expect(steps <= 2 * (value.count + key.count))
    }
}
