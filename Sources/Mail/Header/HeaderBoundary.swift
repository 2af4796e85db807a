/// Finds the end of a header in a message that arrives in pieces.
///
/// It agrees with `MessageHeader`: the header ends after the first empty line, CRLF or LF.
public struct HeaderBoundary: Sendable {
    private enum State {
        case lineStart
        case lineStartAfterReturn
        case inLine
        case done
    }

    private var state = State.lineStart

    /// Makes a finder that stands before the first octet of a message.
    public init() {}

    /// Whether the end of the header has been seen.
    public var isFound: Bool { state == .done }

    /// Takes the next piece and says how many of its octets belong to the header.
    public mutating func headerOctets(in piece: UnsafeRawBufferPointer) -> Int {
        var count = 0
        while count < piece.count, state != .done {
            if state == .inLine {
                count = OctetSearch.first(UInt8(ascii: "\n"), in: piece.bytes, from: count)
                if count == piece.count { break }
            }
            state = next(after: piece[count])
            count += 1
        }
        return count
    }

    private func next(after byte: UInt8) -> State {
        switch (state, byte) {
        case (.lineStart, UInt8(ascii: "\n")), (.lineStartAfterReturn, UInt8(ascii: "\n")): .done
        case (.lineStart, UInt8(ascii: "\r")): .lineStartAfterReturn
        case (_, UInt8(ascii: "\n")): .lineStart
        default: .inLine
        }
    }
}
