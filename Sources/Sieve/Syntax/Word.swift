/// The name of a command, test or tag, in lower case: case does not matter in Sieve.
///
/// It is held in place, without memory of its own, since a script consists of little else. No
/// name of any extension comes near the limit of 31 bytes; a longer one is cut and marked, and so
/// differs from every name in use.
public struct Word: Hashable, Sendable {
    private static let limit = 31

    private var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The empty word.
    init() {}

    /// Makes a word of text that may be in any case.
    public init(_ text: String) {
        var text = text
        self = text.withUTF8 { Word($0) }
    }

    /// Takes a text that may be in any case.
    private init(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        self.init(text, at: &index) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }

    /// Takes the bytes that a function makes of those from an index on, until it makes zero; the
    /// index is then behind them.
    ///
    /// More than 31 are left out, and marked by the last byte.
    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int, as part: (UInt8) -> UInt8) {
        let start = index
        bytes.0 = Self.packed(text, 8, at: &index, as: part)
        guard index - start == 8 else { return }
        bytes.1 = Self.packed(text, 8, at: &index, as: part)
        guard index - start == 16 else { return }
        bytes.2 = Self.packed(text, 8, at: &index, as: part)
        guard index - start == 24 else { return }
        bytes.3 = Self.packed(text, 7, at: &index, as: part)
        let end = start + Self.limit
        guard index == end else { return }
        while index < text.count, part(text[index]) != 0 { index += 1 }
        if index > end { bytes.3 |= UInt64(1 << 56).littleEndian }
    }

    /// Up to so many bytes as they lie in memory.
    @inline(__always)
    private static func packed(
        _ text: UnsafeBufferPointer<UInt8>, _ limit: Int, at index: inout Int,
        as part: (UInt8) -> UInt8
    ) -> UInt64 {
        var packed: UInt64 = 0
        var shift: UInt64 = 0
        var position = index
        let end = min(position + limit, text.count)
        while position < end {
            let byte = part(text[position])
            if byte == 0 { break }
            packed |= UInt64(byte) &<< shift
            shift &+= 8
            position &+= 1
        }
        index = position
        return packed.littleEndian
    }

    /// The word as text.
    public var text: String {
        withUnsafeBytes(of: bytes) { bytes in
            let end = bytes.firstIndex { $0 < 0x20 } ?? bytes.count
            return String(decoding: bytes[..<end], as: UTF8.self)
        }
    }

    /// Whether both are the same word.
    public static func == (one: Word, other: Word) -> Bool {
        one.bytes == other.bytes
    }

    /// Hashes the word.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(mixture)
    }

    /// A number, not negative, in which different words in use differ.
    var mixture: Int {
        var mixture = bytes.0 ^ (bytes.1 << 7) ^ (bytes.2 << 13) ^ bytes.3
        mixture = (mixture ^ (mixture >> 29)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixture >> 32)
    }
}

extension Word: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Makes a word of a literal.
    public init(stringLiteral: StaticString) {
        self = stringLiteral.withUTF8Buffer { Word($0) }
    }

    /// The word as text.
    public var description: String { text }
}
