/// Questions about single octets and case folding, for US-ASCII only (RFC 5234 B.1).
///
/// Octets above 127 are never letters and never change: UTF-8 text passes unharmed.
public enum ASCII {
    /// The letters A to Z in lower case; every other octet as it is.
    @inlinable
    public static func lowercased(_ byte: UInt8) -> UInt8 {
        isUppercase(byte) ? byte | 0x20 : byte
    }

    /// A copy with the letters A to Z in lower case.
    public static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map(lowercased)
    }

    /// The letters a to z in upper case; every other octet as it is.
    @inlinable
    public static func uppercased(_ byte: UInt8) -> UInt8 {
        isLowercase(byte) ? byte & ~0x20 : byte
    }

    /// Whether both are the same text when the case of A to Z is ignored (RFC 4790 9.2).
    @inlinable
    public static func equalIgnoringCase(
        _ first: some Collection<UInt8>, _ second: some Collection<UInt8>
    ) -> Bool {
        guard first.count == second.count else { return false }
        return zip(first, second).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// Space and horizontal tab, the white space of a header field (RFC 5234 B.1, WSP).
    @inlinable
    public static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }

    /// Space, tab, CR and LF: what folding white space is made of (RFC 5322 3.2.2).
    @inlinable
    public static func isFoldingSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }

    /// The digits 0 to 9.
    @inlinable
    public static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    /// The letters A to Z.
    @inlinable
    public static func isUppercase(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A
    }

    /// The letters a to z.
    @inlinable
    public static func isLowercase(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A
    }

    /// The letters of both cases and the digits.
    @inlinable
    public static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isUppercase(byte) || isLowercase(byte) || isDigit(byte)
    }

    /// The octets 0 to 31 and 127.
    @inlinable
    public static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F
    }

    /// The value of a hexadecimal digit of either case, or nil.
    public static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The part between white space (space, tab, CR, LF) at either end.
    public static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes
        while let first = slice.first, isFoldingSpace(first) { slice.removeFirst() }
        while let last = slice.last, isFoldingSpace(last) { slice.removeLast() }
        return slice
    }

    /// The number that digits are; nil for anything else, and for more than nine of them.
    public static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// The octets with a backslash before each of those that have a meaning.
    public static func escaped(_ bytes: [UInt8], _ signs: StaticString) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if signs.withUTF8Buffer({ $0.contains(byte) }) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return result
    }
}
