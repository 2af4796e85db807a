/// Looks for single octets, and compares them, eight at a time.
public enum OctetSearch {
    /// Each octet of a word is one.
    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The highest bit of each octet.
    @usableFromInline static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Where an octet first is, at an offset or behind it.
    ///
    /// The end if it is nowhere, and an offset behind the end itself; no offset is negative.
    /// A letter of US-ASCII is found in either case when case is ignored.
    @inlinable
    public static func first(
        _ octet: UInt8, in octets: RawSpan, from start: Int = 0, ignoringCase: Bool = false
    ) -> Int {
        let isLetter = ASCII.isUppercase(octet) || ASCII.isLowercase(octet)
        // The letters of both cases differ in this bit alone, and nothing else becomes one by it.
        let caseBit: UInt8 = ignoringCase && isLetter ? 0x20 : 0
        let wanted = octet | caseBit
        let wantedEverywhere = Self.ones &* UInt64(wanted)
        let caseBits = Self.ones &* UInt64(caseBit)
        let end = octets.byteCount
        var index = start
        while index &+ 8 <= end {
            // Every pattern of bits is a number, and the offset is checked.
            let word = UInt64(
                littleEndian: octets.unsafeLoadUnaligned(
                    fromByteOffset: index, as: UInt64.self))
            let difference = (word | caseBits) ^ wantedEverywhere
            // The lowest of these bits belongs to the first octet that does not differ.
            let same = (difference &- Self.ones) & ~difference & Self.highBits
            if same != 0 { return index &+ same.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < end {
            let byte = octets.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if byte | caseBit == wanted { return index }
            index &+= 1
        }
        return index
    }

    /// Whether octets begin with others.
    static func begin(_ octets: Span<UInt8>, with prefix: Span<UInt8>) -> Bool {
        guard octets.count >= prefix.count else { return false }
        let (octets, prefix) = (octets.bytes, prefix.bytes)
        var index = 0
        while index + 8 <= prefix.byteCount {
            // Every pattern of bits is a number, and both are as long.
            let one = octets.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let other = prefix.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            if one != other { return false }
            index += 8
        }
        while index < prefix.byteCount {
            let one = octets.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if one != prefix.unsafeLoad(fromByteOffset: index, as: UInt8.self) { return false }
            index += 1
        }
        return true
    }
}
