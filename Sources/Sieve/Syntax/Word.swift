/// The name of a command, test or tag, in lower case: case does not matter in Sieve.
///
/// It is held in place, without memory of its own, since a script consists of little else. No
/// name of any extension comes near the limit of 31 bytes; a longer one is cut and marked, and so
/// differs from every name in use.
public struct Word: Hashable, Sendable {
    private static let limit = 31

    private var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Makes a word of text that may be in any case.
    public init(_ text: String) {
        var text = text
        self = text.withUTF8 { Word($0) }
    }

    /// Takes at most 31 bytes in lower case; the last byte marks what was longer.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        withUnsafeMutableBytes(of: &bytes) { bytes in
            // Both ends are within the buffer of 32 bytes.
            for index in 0..<min(text.count, Self.limit) {
                let byte = text[index]
                bytes[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            if text.count > Self.limit { bytes[Self.limit] = 1 }
        }
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
