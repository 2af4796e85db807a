import TestSupport
import Testing

@testable import Delivery

@Suite struct MemoryFileTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func set(_ keys: [(key: [UInt8], expiry: UInt64)], now: UInt64 = 0) throws {
        try MemoryFile.open(directory.path).set(keys, now: now)
    }

    private func expiry(of key: [UInt8]) throws -> UInt64? {
        try MemoryFile.open(directory.path).expiry(of: key)
    }

    @Test func `entries are there when the file is opened again`() throws {
        #expect(try expiry(of: [1]) == nil)
        try set([([1], 10), ([2], 300)])
        #expect(try expiry(of: [1]) == 10)
        #expect(try expiry(of: [2]) == 300)
        #expect(try expiry(of: [3]) == nil)
    }

    @Test func `an entry can be given another time`() throws {
        try set([([1], 10)])
        try set([([1], 20)])
        #expect(try expiry(of: [1]) == 20)
        // The old time is forgotten: at 15 the entry stays.
        try set([([2], 30)], now: 15)
        #expect(try expiry(of: [1]) == 20)
    }

    @Test func `what has expired is removed`() throws {
        try set([([1], 10), ([2], 11), ([3], 256)])
        try set([([4], 300)], now: 11)
        #expect(try expiry(of: [1]) == nil)
        #expect(try expiry(of: [2]) == nil)
        #expect(try expiry(of: [3]) == 256)
    }

    @Test func `of too many the ones that would go first are forgotten`() throws {
        let keys = (0..<(MemoryFile.entryLimit + 2)).map { index in
            let key = [UInt8(index >> 16 & 255), UInt8(index >> 8 & 255), UInt8(index & 255)]
            return (key: key, expiry: UInt64(1_000 + index))
        }
        try set(keys)
        #expect(try expiry(of: [0, 0, 0]) == nil)
        #expect(try expiry(of: [0, 0, 1]) == nil)
        #expect(try expiry(of: [0, 0, 2]) == 1_002)
    }

    @Test func `a transaction that fails leaves nothing`() throws {
        try set([([1], 10)])
        // A key has at most 511 octets.
        #expect(throws: MemoryFailure.self) {
            try set([([2], 10), (Array(repeating: 0, count: 600), 10)])
        }
        #expect(try expiry(of: [2]) == nil)
        #expect(try expiry(of: [1]) == 10)
    }

    @Test func `a file that was cut is damaged`() throws {
        try set([([1], 10)])
        let text = try #require(directory.read("data.mdb"))
        try directory.write("data.mdb", Array(text.prefix(text.count / 2)))
        #expect { try expiry(of: [1]) } throws: { ($0 as? MemoryFailure)?.isDamage == true }
    }
}
