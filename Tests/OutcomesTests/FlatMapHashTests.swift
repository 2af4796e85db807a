import Testing

@testable import Outcomes

@Suite struct FlatMapHashTests {
    @Test func `equal bytes have equal hashes`() {
        let array = Array("user@example.org".utf8)
        let slice = Array("<user@example.org>".utf8)[1..<17]
        #expect(FlatMapHash.hash(array.span) == FlatMapHash.hash(slice.span))
    }

    @Test func `another seed gives another hash`() {
        let key = Array("user@example.org".utf8)
        #expect(FlatMapHash.hash(key.span, seed: 1) != FlatMapHash.hash(key.span, seed: 2))
    }

    @Test func `every byte and the length count`() {
        var seen = Set<UInt64>()
        var keys = 0
        for length in 0..<40 {
            let zeroes = [UInt8](repeating: 0, count: length)
            seen.insert(FlatMapHash.hash(zeroes.span, seed: 7))
            keys += 1
            for position in 0..<length {
                var key = zeroes
                key[position] = 1
                seen.insert(FlatMapHash.hash(key.span, seed: 7))
                keys += 1
            }
        }
        #expect(seen.count == keys)
    }

    @Test func `the low bits are spread evenly`() {
        var buckets = [Int](repeating: 0, count: 64)
        for number in 0..<64_000 {
            let key = Array("user\(number)@example.org".utf8)
            buckets[Int(FlatMapHash.hash(key.span, seed: 7) & 63)] += 1
        }
        #expect(buckets.allSatisfy { (800...1200).contains($0) })
    }
}
