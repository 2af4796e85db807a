/// What a parser made of the bytes that have come so far.
public enum Parsed<Request> {
    /// More bytes are needed; nothing is consumed.
    case incomplete

    /// A whole request, and how many bytes it took.
    case request(Request, length: Int)
}

extension Parsed: Sendable where Request: Sendable {}
extension Parsed: Equatable where Request: Equatable {}

/// The peer does not speak the protocol, or exceeds a limit of it: the connection is closed.
///
/// There is no way to find the start of the next request in what follows.
public struct WireError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, for the log, without any of the peer's bytes.
    public let description: String

    /// Makes an error.
    public init(_ description: String) {
        self.description = description
    }
}

extension Span<UInt8> {
    /// A copy of a part of the bytes.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        let part = extracting(range)
        // The pointer is read within the closure only, and is bound by the part's count.
        return part.withUnsafeBufferPointer { Array($0) }
    }

    /// The place of the first such byte in a part of the bytes.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }
}

/// Text that may stand in a reply or in a log: printable ASCII, cut to a length.
///
/// Postfix logs at most 200 characters of a reason and turns the rest into question marks.
func printable(_ text: String, limit: Int) -> [UInt8] {
    text.utf8.prefix(limit).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
}
