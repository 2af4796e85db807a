import Testing

@testable import Sieve

@Suite struct WordTests {
    @Test func `case does not matter`() {
        #expect(Word("FileInto") == "fileinto")
        #expect(Word("FileInto").text == "fileinto")
        #expect(Word("FILEINTO").hashValue == Word("fileinto").hashValue)
    }

    @Test(arguments: ["", "a", "x1_", "test_imap_metadata_set", "abcdefghijklmnopqrstuvwxyz01234"])
    func `a word keeps its text`(_ text: String) {
        #expect(Word(text).text == text)
        #expect("\(Word(text))" == text)
    }

    @Test func `different words differ`() {
        let words: [Word] = ["is", "if", "in", "not", "note", "header", "headers", "envelope"]
        #expect(Set(words).count == words.count)
    }

    @Test func `a word that is too long equals no word in use`() {
        let long = String(repeating: "a", count: 32)
        #expect(Word(long) != Word(String(long.dropLast())))
        #expect(Word(long).text == String(long.dropLast()))
    }

    @Test func `only letters change their case`() {
        #expect(Word("A_Z@[`{").text == "a_z@[`{")
    }
}
