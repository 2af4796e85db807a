import Testing

@testable import Sieve

@Suite struct PercentEncodingTests {
    private func decoded(_ text: String) -> String? {
        PercentEncoding.decode(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `what is encoded can be read`() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(PercentEncoding.decode(PercentEncoding.encode(all, limit: .max)) == all)
        #expect(decoded("a%20b%2Cc") == "a b,c")
        #expect(decoded("a%2cb") == "a,b")
    }

    @Test(arguments: ["%", "a%2", "%zz", "%%20"])
    func `half a sign can not`(_ text: String) {
        #expect(decoded(text) == nil)
        #expect(!PercentEncoding.isURI(Array(text.utf8)))
    }

    @Test func `the limit keeps characters whole`() {
        func encoded(_ text: String, _ limit: Int) -> Int {
            PercentEncoding.encode(Array(text.utf8), limit: limit).count
        }
        #expect(encoded("@@", 6) == 6)
        #expect(encoded("@@", 5) == 3)
        #expect(encoded("以以", 17) == 9)
        #expect(encoded("a", 0) == 0)
    }

    @Test(arguments: ["a b", "a<b", "ä", "a\"", "{", "\\", "\n"])
    func `other signs are in no URI`(_ text: String) {
        #expect(!PercentEncoding.isURI(Array(text.utf8)))
    }
}
