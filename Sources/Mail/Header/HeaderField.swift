/// One field of a message header with its octets exactly as they are in the message (RFC 5322 2.2).
///
///     Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
///      aus Wien
///
/// A line that is no field (no colon, a space in the name, an mbox `From ` line) is kept as a
/// field with an empty name, so that the header can be written again without loss.
public struct HeaderField: Equatable, Sendable {
    /// The whole field with folding and its last line end; shares the memory of the header.
    public let raw: ArraySlice<UInt8>
    private let nameEnd: Int
    private let valueStart: Int

    /// Takes a field from the octets of a header: all lines of one field.
    init(raw: ArraySlice<UInt8>) {
        self.raw = raw
        var index = raw.startIndex
        while index < raw.endIndex, raw[index] > 0x20, raw[index] < 0x7F,
            raw[index] != UInt8(ascii: ":")
        {
            index += 1
        }
        let end = index
        // White space before the colon is an obsolete form (RFC 5322 4.5).
        while index < raw.endIndex, ASCII.isSpace(raw[index]) { index += 1 }
        guard end > raw.startIndex, index < raw.endIndex, raw[index] == UInt8(ascii: ":") else {
            nameEnd = raw.startIndex
            valueStart = raw.startIndex
            return
        }
        nameEnd = end
        valueStart = index + 1
    }

    /// Takes octets of a header as a nameless field, whatever they are.
    init(nameless raw: ArraySlice<UInt8>) {
        self.raw = raw
        nameEnd = raw.startIndex
        valueStart = raw.startIndex
    }

    /// Makes a new field; the value is what follows the colon, usually with a space first.
    ///
    /// The value may be folded; it ends without a line end. A name with octets that no name can
    /// have (RFC 5322 2.2) gives a field without a name.
    public init(name: [UInt8], rawValue: [UInt8]) {
        self.init(raw: (name + [UInt8(ascii: ":")] + rawValue + [UInt8(ascii: "\n")])[...])
    }

    /// The name as written; empty for a line that is no field.
    public var name: [UInt8] { Array(raw[..<nameEnd]) }

    /// Where the name is in `raw`; empty for a line that is no field.
    public var nameRange: Range<Int> { raw.startIndex..<nameEnd }

    /// What follows the colon, with its folding, without the last line end.
    public var rawValue: [UInt8] { Array(raw[valueStart..<valueEnd]) }

    /// Whether the field has this name; case does not matter, and an empty name is never right.
    public func isNamed(_ name: [UInt8]) -> Bool {
        !name.isEmpty && ASCII.equalIgnoringCase(raw[..<nameEnd], name)
    }

    /// The value on one line: line ends removed (RFC 5322 2.2.3), white space at the ends trimmed.
    public func unfolded() -> [UInt8] {
        let value = ASCII.trimmed(raw[valueStart..<valueEnd])
        guard value.contains(UInt8(ascii: "\n")) else { return Array(value) }
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        for (index, byte) in zip(value.indices, value) where !isLineEnd(byte, index) {
            result.append(byte)
        }
        return result
    }

    /// The value on one line with the encoded words of RFC 2047 as UTF-8.
    public func decoded(library: any CharsetLibrary = NoCharsets()) -> [UInt8] {
        EncodedWord.decode(unfolded(), library: library)
    }

    /// LF, and CR before LF.
    ///
    /// A bare CR is text: old mailers sent it, and it must not vanish.
    private func isLineEnd(_ byte: UInt8, _ index: Int) -> Bool {
        byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r") && raw[index + 1] == UInt8(ascii: "\n")
    }

    private var valueEnd: Int {
        var end = raw.endIndex
        if end > valueStart, raw[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > valueStart, end < raw.endIndex, raw[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return end
    }
}
