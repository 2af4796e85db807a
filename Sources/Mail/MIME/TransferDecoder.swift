/// Decodes a body that comes in pieces (RFC 2045 6.7 and 6.8).
///
/// It never fails: what is not well-formed is passed over, as mail readers do.
public struct TransferDecoder: Sendable {
    private enum State {
        case identity
        case base64(Base64Reader)
        case quotedPrintable(QuotedPrintableReader)
    }

    private var state: State

    /// Makes a decoder; octets in an unknown encoding are left as they are.
    public init(_ encoding: TransferEncoding) {
        switch encoding {
        case .identity, .unknown: state = .identity
        case .base64: state = .base64(Base64Reader())
        case .quotedPrintable: state = .quotedPrintable(QuotedPrintableReader())
        }
    }

    /// Appends what the next piece stands for.
    public mutating func decode(_ piece: UnsafeRawBufferPointer, into result: inout [UInt8]) {
        switch state {
        case .identity: result += piece
        case .base64(var reader):
            reader.decode(piece, into: &result)
            state = .base64(reader)
        case .quotedPrintable(var reader):
            reader.decode(piece, into: &result)
            state = .quotedPrintable(reader)
        }
    }

    /// Appends what was held back at the end of the last piece.
    public mutating func finish(into result: inout [UInt8]) {
        switch state {
        case .identity: break
        case .base64(var reader): reader.finish(into: &result)
        case .quotedPrintable(var reader): reader.finish(into: &result)
        }
        state = .identity
    }
}

/// Base 64 with anything between its digits (RFC 2045 6.8: other octets are ignored).
private struct Base64Reader: Sendable {
    private var group: UInt32 = 0
    private var digits = 0

    mutating func decode(_ piece: UnsafeRawBufferPointer, into result: inout [UInt8]) {
        for byte in piece {
            guard let value = Base64.value(of: byte) else {
                // Padding ends a text; another may follow, as when two were joined.
                if byte == UInt8(ascii: "=") { finish(into: &result) }
                continue
            }
            group = group << 6 | value
            digits += 1
            guard digits == 4 else { continue }
            result.append(UInt8(truncatingIfNeeded: group >> 16))
            result.append(UInt8(truncatingIfNeeded: group >> 8))
            result.append(UInt8(truncatingIfNeeded: group))
            digits = 0
        }
    }

    mutating func finish(into result: inout [UInt8]) {
        if digits >= 2 { result.append(UInt8(truncatingIfNeeded: group >> (digits == 2 ? 4 : 10))) }
        if digits == 3 { result.append(UInt8(truncatingIfNeeded: group >> 2)) }
        digits = 0
    }
}

/// Quoted-printable, with `=` that no two digits follow as it is.
private struct QuotedPrintableReader: Sendable {
    private enum Expectation {
        case text
        /// `=` was read.
        case escape
        /// `=` and white space, perhaps up to a line end.
        case softBreak
        /// `=` and one digit.
        case secondDigit(UInt8)
    }

    private var expectation = Expectation.text

    /// White space that vanishes if the line ends here, and is written if it does not.
    private var spaces: [UInt8] = []

    /// Octets of such white space; more is text, as no line has that many (RFC 2045, 6.7).
    private static let spaceLimit = 1_000

    mutating func decode(_ piece: UnsafeRawBufferPointer, into result: inout [UInt8]) {
        for byte in piece { take(byte, into: &result) }
    }

    private mutating func take(_ byte: UInt8, into result: inout [UInt8]) {
        switch expectation {
        case .text: takeText(byte, into: &result)
        case .escape:
            if ASCII.hexValue(byte) != nil {
                expectation = .secondDigit(byte)
            } else if byte == UInt8(ascii: "\n") {
                expectation = .text
            } else if ASCII.isFoldingSpace(byte) {
                expectation = .softBreak
            } else {
                giveUp([UInt8(ascii: "=")], before: byte, into: &result)
            }
        case .softBreak:
            if byte == UInt8(ascii: "\n") {
                expectation = .text
            } else if !ASCII.isFoldingSpace(byte) {
                giveUp([UInt8(ascii: "="), UInt8(ascii: " ")], before: byte, into: &result)
            }
        case .secondDigit(let first):
            guard let high = ASCII.hexValue(first), let low = ASCII.hexValue(byte) else {
                giveUp([UInt8(ascii: "="), first], before: byte, into: &result)
                return
            }
            append(high << 4 | low, to: &result)
            expectation = .text
        }
    }

    private mutating func takeText(_ byte: UInt8, into result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "="): expectation = .escape
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            if spaces.count == Self.spaceLimit { writeSpaces(to: &result) }
            spaces.append(byte)
        case UInt8(ascii: "\n"):
            spaces = spaces.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []
            append(byte, to: &result)
        default: append(byte, to: &result)
        }
    }

    private mutating func append(_ byte: UInt8, to result: inout [UInt8]) {
        writeSpaces(to: &result)
        result.append(byte)
    }

    private mutating func writeSpaces(to result: inout [UInt8]) {
        if spaces.isEmpty { return }
        result += spaces
        spaces.removeAll(keepingCapacity: true)
    }

    /// What looked like an escape is text.
    private mutating func giveUp(
        _ held: [UInt8], before byte: UInt8, into result: inout [UInt8]
    ) {
        writeSpaces(to: &result)
        result += held
        expectation = .text
        takeText(byte, into: &result)
    }

    mutating func finish(into result: inout [UInt8]) {
        switch expectation {
        case .text, .escape, .softBreak: break
        case .secondDigit(let first):
            writeSpaces(to: &result)
            result += [UInt8(ascii: "="), first]
        }
    }
}
