import Outcomes
import Testing

@Suite struct FlatMapTests {
    @Test func `an empty map finds nothing`() {
        let map = FlatMap()
        #expect(map.lookup(bytes("a")) == nil)
        #expect(map.isEmpty)
        #expect(FlatMap.Builder().build().lookup([]) == nil)
    }

    @Test func `a key is found with its value and payload`() throws {
        var builder = FlatMap.Builder()
        builder.insert(bytes("pr@example.org"), bytes("alice"), payload: 12)
        builder.insert(bytes("info@example.org"), bytes("bob"), payload: 13)
        let map = builder.build()
        #expect(map.lookup(bytes("info@example.org")) == bytes("bob")[...])
        let entry = try #require(map.entry(bytes("pr@example.org")))
        #expect(Array(entry.key) == bytes("pr@example.org"))
        #expect(Array(entry.value) == bytes("alice"))
        #expect(entry.payload == 12)
        #expect(map.lookup(bytes("pr@example.orG")) == nil)
        #expect(map.count == 2)
    }

    @Test func `the first of two equal keys wins`() {
        var builder = FlatMap.Builder()
        let first = builder.insert(bytes("a"), bytes("1"))
        let second = builder.insert(bytes("a"), bytes("2"))
        #expect(first)
        #expect(!second)
        #expect(builder.entry(bytes("a")).map { Array($0.value) } == bytes("1"))
        #expect(builder.build().lookup(bytes("a")).map { Array($0) } == bytes("1"))
        #expect(builder.count == 1)
    }

    @Test func `empty keys and empty values are keys and values`() {
        var builder = FlatMap.Builder()
        builder.insert([], bytes("nothing"))
        builder.insert(bytes("k"), [])
        let map = builder.build()
        #expect(map.lookup([UInt8]()).map { Array($0) } == bytes("nothing"))
        #expect(map.lookup(bytes("k")).map { Array($0) } == [])
    }

    @Test func `slices are keys as well as arrays`() {
        var builder = FlatMap.Builder()
        let line = bytes("user: value")
        builder.insert(line[..<4], line[6...])
        let map = builder.build()
        #expect(map.lookup(bytes("the user")[4...]).map { Array($0) } == bytes("value"))
        #expect(map.entry(bytes("the user")[4...])?.payload == 0)
    }

    @Test func `entries keep the order in which they were added`() {
        var builder = FlatMap.Builder()
        for number in 0..<100 { builder.insert(bytes("key\(number)"), bytes("\(number)")) }
        let map = builder.build()
        let values = (0..<map.count).map { Array(map[$0].value) }
        #expect(values == (0..<100).map { bytes("\($0)") })
    }

    @Test func `a hundred thousand keys are all found, and no others`() {
        var builder = FlatMap.Builder()
        for number in 0..<100_000 {
            builder.insert(
                bytes("user\(number)@example.org"), bytes("v\(number)"), payload: UInt32(number))
        }
        let map = builder.build()
        #expect(map.count == 100_000)
        var wrong = 0
        for number in 0..<100_000 {
            if map.entry(bytes("user\(number)@example.org"))?.payload != UInt32(number) {
                wrong += 1
            }
            if map.lookup(bytes("nouser\(number)@example.org")) != nil { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func `a finished map has no spare room`() {
        var builder = FlatMap.Builder()
        for number in 0..<1000 { builder.insert(bytes("key\(number)"), bytes("value\(number)")) }
        let content = (0..<1000).reduce(0) { $0 + bytes("key\($1)value\($1)").count }
        // 24 bytes an entry, 2048 slots of 8 bytes, and what malloc rounds up to.
        #expect(builder.build().byteSize < content + 1000 * 24 + 2048 * 8 + 256)
    }
}

private func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}
