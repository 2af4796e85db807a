/// Reads the tokens of structured header fields from left to right (RFC 5322 3.2).
///
/// It never goes back, so that hostile input costs linear time: an unclosed comment or quoted
/// string takes the rest of the input.
struct AddressScanner {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The octet at the position, nil at the end.
    var current: UInt8? {
        position < bytes.endIndex ? bytes[position] : nil
    }

    /// Goes on by one octet.
    mutating func advance() {
        position += 1
    }

    /// Goes on by one octet if it is this one; says whether it was.
    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Skips comments and folding white space (CFWS, RFC 5322 3.2.2); says whether any was there.
    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while let byte = current {
            if byte == UInt8(ascii: "(") {
                skipComment()
            } else if ASCII.isFoldingSpace(byte) {
                position += 1
            } else {
                break
            }
        }
        return position > start
    }

    /// A comment with the comments inside it; depth is counted, not recursed.
    private mutating func skipComment() {
        var depth = 0
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\\"): position = min(position + 1, bytes.endIndex)
            default: break
            }
            if depth == 0 { return }
        }
    }

    /// The octets of an atom at the position; empty if there is none.
    mutating func atom() -> ArraySlice<UInt8> {
        let start = position
        while let byte = current, AddressSyntax.isAtomText(byte) { position += 1 }
        return bytes[start..<position]
    }

    /// The content of a quoted string that begins at the position, without quotes, backslashes
    /// and line ends; nil if it is not closed.
    mutating func quotedString() -> [UInt8]? {
        position += 1
        var content: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return content
            case UInt8(ascii: "\\"):
                if let next = current {
                    content.append(next)
                    position += 1
                }
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                break
            default:
                content.append(byte)
            }
        }
        return nil
    }

    /// A domain literal with its brackets, `[192.0.2.1]`; nil if it is not closed.
    mutating func domainLiteral() -> [UInt8]? {
        let start = position
        while let byte = current, !ASCII.isFoldingSpace(byte), byte != UInt8(ascii: ",") {
            position += 1
            if byte == UInt8(ascii: "]") { return Array(bytes[start..<position]) }
        }
        return nil
    }

    /// Skips to the comma or semicolon that ends a bad piece, past quoted strings and comments.
    mutating func skipBadPiece() {
        while let byte = current {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"): return
            case UInt8(ascii: "("): skipComment()
            case UInt8(ascii: "\""): _ = quotedString()
            default: position += 1
            }
        }
    }
}
