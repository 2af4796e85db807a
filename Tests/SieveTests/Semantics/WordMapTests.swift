import Testing

@testable import Sieve

@Suite struct WordMapTests {
    @Test func `what is set is found`() {
        var map = WordMap<Int>()
        map.set("keep", to: 1)
        map.set("KEEP", to: 2)
        map.set("stop", to: 3)
        #expect(map["keep"] == 2)
        #expect(map["Stop"] == 3)
        #expect(map["discard"] == nil)
        #expect(Set(map.words.map(\.text)) == ["keep", "stop"])
    }

    @Test func `an empty map has nothing`() {
        #expect(WordMap<Int>()[""] == nil)
        #expect(WordMap<Int>().words.isEmpty)
    }

    @Test func `a map grows`() {
        var map = WordMap<Int>()
        for number in 0..<1_000 { map.set(Word("w\(number)"), to: number) }
        for number in 0..<1_000 { #expect(map[Word("w\(number)")] == number) }
        #expect(map.words.count == 1_000)
        #expect(map["w1000"] == nil)
    }

    @Test func `a copy is its own`() {
        var map = WordMap<Int>()
        map.set("a", to: 1)
        let copy = map
        map.set("b", to: 2)
        #expect(copy["b"] == nil)
    }
}
