import Sieve
import Testing

@Suite struct ComparatorTests {
    private func compare(_ comparator: Comparator, _ first: String, _ second: String) -> Int {
        comparator.compare(Array(first.utf8), Array(second.utf8)).signum()
    }

    @Test(arguments: [
        ("", "", 0), ("a", "a", 0), ("a", "A", 1), ("A", "a", -1), ("a", "ab", -1),
        ("ab", "a", 1), ("b", "ab", 1), ("ä", "Ä", 1),
    ])
    func `i;octet compares bytes`(_ first: String, _ second: String, _ order: Int) {
        #expect(compare(.octet, first, second) == order)
    }

    @Test(arguments: [
        ("a", "A", 0), ("Frop", "fROP", 0), ("a", "B", -1), ("ä", "Ä", 1), ("z", "_", -1),
        ("a", "ab", -1),
    ])
    func `i;ascii-casemap compares capital letters`(
        _ first: String, _ second: String, _ order: Int
    ) {
        #expect(compare(.asciiCasemap, first, second) == order)
    }

    @Test func `equality follows the order when a comparator has its own`() {
        let length = Comparator(
            "length", operations: .equality, folding: .none, countsOctets: true,
            order: { $0.count - $1.count })
        #expect(length.equal(Array("ab".utf8), Array("xy".utf8)))
        #expect(!length.equal(Array("ab".utf8), Array("x".utf8)))
    }

    @Test func `folding is that of the comparator`() {
        #expect(Comparator.octet.fold(Array("aB".utf8)).bytes == Array("aB".utf8))
        #expect(Comparator.asciiCasemap.fold(Array("aBä".utf8)).bytes == Array("ABä".utf8))
    }
}
