/// The hash of a ``FlatMap``: multiply and fold, eight bytes at a time, with a secret seed.
enum FlatMapHash {
    /// Drawn once for each process: who does not know it can not choose keys that collide.
    private static let seed = UInt64.random(in: 1...UInt64.max)

    /// The hash of some bytes in this process.
    static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        hash(bytes, seed: seed)
    }

    /// The hash of some bytes under a seed.
    static func hash(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
        var state = fold(seed ^ UInt64(bytes.count), 0x9e37_79b9_7f4a_7c15)
        let raw = bytes.bytes
        var offset = 0
        while offset + 8 <= bytes.count {
            // Inside the span: the loop's condition leaves eight bytes, and any eight are a number.
            let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            state = fold(state ^ word, 0xe703_7ed1_a0b4_28db)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return fold(state ^ rest, 0x8ebc_6af0_9c88_c6e3 ^ seed)
    }

    /// Both halves of the product of two numbers, added without carry.
    private static func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let product = first.multipliedFullWidth(by: second)
        return product.high ^ product.low
    }
}
