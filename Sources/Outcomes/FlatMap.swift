/// A read-only map from bytes to bytes, held flat: one arena, one entry array, one hash index.
///
/// A site has tens of thousands of addresses, and each is asked for by every process of Postfix.
/// A dictionary of arrays would cost an allocation and a reference count for each key and value;
/// this costs 24 bytes an entry, 8 bytes a slot of the index, and the bytes themselves, and a
/// lookup copies nothing. The hash is seeded for each process, so nobody can choose keys that
/// collide. Make one with ``Builder``.
public struct FlatMap: Sendable {
    private var arena: [UInt8] = []
    private var records: [Record] = []

    // Open addressing, linear probing, a power of two long. A slot is 0 when free, else the
    // number of a record plus 1 in the low half, and the upper half of the hash in the high one.
    private var slots: [UInt64] = []

    private struct Record: Sendable {
        let start: Int
        let keyLength: UInt32
        let valueLength: UInt32
        let payload: UInt32
    }

    /// Makes an empty map.
    public init() {}

    /// How many keys there are.
    public var count: Int { records.count }

    /// Whether there is no key.
    public var isEmpty: Bool { records.isEmpty }

    /// How many bytes of memory the map holds.
    public var byteSize: Int {
        arena.capacity + records.capacity * MemoryLayout<Record>.stride
            + slots.capacity * MemoryLayout<UInt64>.stride
    }

    /// The value of a key, or nil; the slice shares the memory of the map.
    public func lookup(_ key: [UInt8]) -> ArraySlice<UInt8>? {
        find(key.span).map { self[$0].value }
    }

    /// The value of a key, or nil; the slice shares the memory of the map.
    public func lookup(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        find(key.span).map { self[$0].value }
    }

    /// The whole entry of a key, or nil.
    public func entry(_ key: [UInt8]) -> Entry? {
        find(key.span).map { self[$0] }
    }

    /// The whole entry of a key, or nil.
    public func entry(_ key: ArraySlice<UInt8>) -> Entry? {
        find(key.span).map { self[$0] }
    }

    /// The entry at a position, 0 up to ``count``, in the order they were added.
    public subscript(position: Int) -> Entry {
        let record = records[position]
        let middle = record.start + Int(record.keyLength)
        return Entry(
            key: arena[record.start..<middle],
            value: arena[middle..<(middle + Int(record.valueLength))],
            payload: record.payload)
    }

    private func find(_ key: Span<UInt8>) -> Int? {
        guard !slots.isEmpty else { return nil }
        let hash = FlatMapHash.hash(key)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32 {
                let number = Int(slots[slot] & 0xffff_ffff) - 1
                if isKey(key, of: records[number]) { return number }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func isKey(_ key: Span<UInt8>, of record: Record) -> Bool {
        guard key.count == Int(record.keyLength) else { return false }
        for offset in 0..<key.count where key[offset] != arena[record.start + offset] {
            return false
        }
        return true
    }

    /// Adds an entry unless the key is there already; whether it was added.
    fileprivate mutating func insert(
        _ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, payload: UInt32
    ) -> Bool {
        guard find(key.span) == nil else { return false }
        let record = Record(
            start: arena.count, keyLength: UInt32(key.count), valueLength: UInt32(value.count),
            payload: payload)
        arena.append(contentsOf: key)
        arena.append(contentsOf: value)
        records.append(record)
        if records.count * 4 > slots.count * 3 {
            rebuildIndex(slotCount: max(8, slots.count * 2))
        } else {
            index(records.count - 1)
        }
        return true
    }

    private mutating func index(_ number: Int) {
        let record = records[number]
        let key = arena[record.start..<(record.start + Int(record.keyLength))]
        let hash = FlatMapHash.hash(key.span)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = (hash >> 32) << 32 | UInt64(number + 1)
    }

    private mutating func rebuildIndex(slotCount: Int) {
        slots = [UInt64](repeating: 0, count: slotCount)
        for number in records.indices { index(number) }
    }

    /// Gives back the room that growing arrays keep in reserve.
    fileprivate mutating func trim() {
        arena = [UInt8](unsafeUninitializedCapacity: arena.count) { room, count in
            // The room is exactly as long as the arena, and all of it is written.
            _ = room.initialize(from: arena)
            count = arena.count
        }
        records = [Record](unsafeUninitializedCapacity: records.count) { room, count in
            _ = room.initialize(from: records)
            count = records.count
        }
    }
}

extension FlatMap {
    /// A key, its value, and a number that the builder stored beside them.
    public struct Entry: Sendable, Equatable {
        /// The key; shares the memory of the map.
        public let key: ArraySlice<UInt8>

        /// The value; shares the memory of the map.
        public let value: ArraySlice<UInt8>

        /// A number of the builder's choice, such as the line in the file, or flags.
        public let payload: UInt32
    }

    /// Collects entries for a ``FlatMap``.
    ///
    ///     var builder = FlatMap.Builder()
    ///     builder.insert(Array("pr@example.org".utf8), Array("alice".utf8), payload: 12)
    ///     let map = builder.build()
    public struct Builder: Sendable {
        private var map = FlatMap()

        /// Begins with nothing.
        public init() {}

        /// How many keys were added so far.
        public var count: Int { map.count }

        /// The entry of a key that was added already, or nil.
        public func entry(_ key: [UInt8]) -> Entry? {
            map.entry(key)
        }

        /// Adds an entry, unless the key is there already: the first one wins.
        ///
        /// Gives whether it was added. A key or a value may have at most 4 GiB.
        @discardableResult
        public mutating func insert(_ key: [UInt8], _ value: [UInt8], payload: UInt32 = 0) -> Bool {
            map.insert(key[...], value[...], payload: payload)
        }

        /// Adds an entry, unless the key is there already: the first one wins.
        ///
        /// Gives whether it was added. A key or a value may have at most 4 GiB.
        @discardableResult
        public mutating func insert(
            _ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, payload: UInt32 = 0
        ) -> Bool {
            map.insert(key, value, payload: payload)
        }

        /// The finished map, without spare room.
        public func build() -> FlatMap {
            var finished = map
            finished.trim()
            return finished
        }
    }
}
