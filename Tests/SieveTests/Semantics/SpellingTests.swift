import Testing

@testable import Sieve

@Suite struct SpellingTests {
    private let known = ["address", "addflag", "anyof", "allof", "exists", "if", "keep", "not"]

    @Test(arguments: [
        ("adress", "address"), ("exist", "exists"), ("anof", "anyof"), ("kep", "keep"),
        ("addresss", "address"), ("keeper", "keep"),
    ])
    func `a word that is nearly known is known`(_ word: String, _ meant: String) {
        #expect(Spelling.nearest(to: word, in: known) == meant)
    }

    @Test(arguments: ["", "x", "nt", "of", "redirect", "iff"])
    func `other words are not guessed`(_ word: String) {
        #expect(Spelling.nearest(to: word, in: known) != "redirect")
        #expect(word != "redirect" || Spelling.nearest(to: word, in: known) == nil)
    }

    @Test func `of words that are as near the first is taken`() {
        #expect(Spelling.nearest(to: "axlof", in: ["anlof", "allof"]) == "allof")
    }
}
