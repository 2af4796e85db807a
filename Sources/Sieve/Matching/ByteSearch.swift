internal import Mail

/// Equality and search in bytes that are folded on the way.
enum ByteSearch {
    /// Up to this many comparisons the simple search is faster, and its worst case does no harm.
    private static let simpleSearchLimit = 4_096

    static func equal(_ value: Span<UInt8>, _ key: Span<UInt8>, _ fold: ByteFold) -> Bool {
        guard value.count == key.count else { return false }
        for index in key.indices where fold(value[index]) != key[index] { return false }
        return true
    }

    /// Which comes first, the folded value (negative) or the key (positive); zero if they are equal.
    static func compare(_ value: Span<UInt8>, _ key: Span<UInt8>, _ fold: ByteFold) -> Int {
        for index in 0..<min(value.count, key.count) where fold(value[index]) != key[index] {
            return fold(value[index]) < key[index] ? -1 : 1
        }
        return value.count - key.count
    }

    /// Whether the folded key is part of the value; and what the search costs at most, in steps.
    static func contains(
        _ value: Span<UInt8>, _ key: Span<UInt8>, _ fold: ByteFold
    ) -> (found: Bool, steps: Int) {
        guard !key.isEmpty else { return (true, 1) }
        guard value.count >= key.count else { return (false, 1) }
        let product = value.count.multipliedReportingOverflow(by: key.count)
        if product.overflow || product.partialValue > simpleSearchLimit {
            return (linearContains(value, key, fold), 2 * (value.count + key.count))
        }
        var start = 0
        while true {
            start = first(key[0], in: value, from: start, fold)
            guard start <= value.count - key.count else { return (false, product.partialValue) }
            var length = 1
            while length < key.count, fold(value[start + length]) == key[length] { length += 1 }
            if length == key.count { return (true, product.partialValue) }
            start += 1
        }
    }

    /// Where a byte first is that becomes this one, at an offset or behind it; the end if nowhere.
    ///
    /// The wanted byte is one that folding has made.
    static func first(
        _ byte: UInt8, in value: Span<UInt8>, from start: Int, _ fold: ByteFold
    ) -> Int {
        OctetSearch.first(
            byte, in: value.bytes, from: start, ignoringCase: fold == .asciiUppercase)
    }

    /// Knuth, Morris and Pratt's search: no input makes it slow.
    private static func linearContains(
        _ value: Span<UInt8>, _ key: Span<UInt8>, _ fold: ByteFold
    ) -> Bool {
        // For each prefix of the key: how long the longest proper border of it is.
        var borders = [Int](repeating: 0, count: key.count)
        var border = 0
        for index in 1..<key.count {
            while border > 0, key[index] != key[border] { border = borders[border - 1] }
            if key[index] == key[border] { border += 1 }
            borders[index] = border
        }
        var matched = 0
        for index in value.indices {
            let byte = fold(value[index])
            while matched > 0, byte != key[matched] { matched = borders[matched - 1] }
            if byte == key[matched] { matched += 1 }
            if matched == key.count { return true }
        }
        return false
    }
}
