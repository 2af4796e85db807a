import Testing

@testable import Tables

@Suite struct TextFilterTests {
    private func mayMatch(_ key: String, _ texts: [String], among: [[String]] = []) -> Bool {
        let filter = TextFilter((among + [texts]).map { $0.map(bytes) })
        return TextFilter.Pieces(of: bytes(key)).mayMeet(filter.requirement(of: texts.map(bytes)))
    }

    @Test func `a key that holds the texts may match, in whatever case`() {
        #expect(mayMatch("Bob@Old.Example", ["@old.example"]))
        #expect(mayMatch("xdeleted1@old.example", ["deleted", "@old.example"]))
    }

    @Test func `a key without them can not`() {
        #expect(!mayMatch("bob@new.test", ["@old.example"]))
        #expect(!mayMatch("", ["@old.example"]))
        #expect(!mayMatch("abc", ["abcd"]))
    }

    @Test func `texts that are too short say nothing`() {
        #expect(mayMatch("x", ["abc", "de"]))
        #expect(mayMatch("x", []))
        #expect(TextFilter([]).requirement(of: []) == .none)
    }

    @Test func `the rare pieces are asked for, not those that all patterns have`() {
        let all = (0..<50).map { ["deleted\($0)@example.test"] }
        let tried = all.filter { mayMatch("somebody@example.test", $0, among: all) }
        #expect(tried.count <= 5, "of fifty patterns that end alike")
        #expect(mayMatch("deleted7@example.test", all[7], among: all))
    }

    @Test func `a long key takes many places and is let through, not refused`() {
        let key = (0..<200).map { "word\($0 * 7919)" }.joined()
        #expect(mayMatch(key + "needle", ["needle"]))
    }
}
