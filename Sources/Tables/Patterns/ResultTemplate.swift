internal import Mail

/// The right side of a pattern rule: text with `$1`, `${1}`, `$(1)` and `$$`.
///
/// `$1` takes all letters, digits and underscores that follow: `$1x` is the name `1x`, which is
/// no number, so write `${1}x` (pcre_table(5), TEXT SUBSTITUTION).
struct ResultTemplate: Equatable, Sendable {
    enum Piece: Equatable, Sendable {
        case text([UInt8])
        case group(Int)
    }

    /// Why a right side could not be read, and where in it.
    struct Mistake: Error, Equatable {
        let offset: Int
        let message: String
    }

    /// The text and the groups in order.
    let pieces: [Piece]

    /// The greatest group that is named; 0 when none is.
    let greatestGroup: Int

    /// Reads a right side.
    init(_ bytes: ArraySlice<UInt8>) throws(Mistake) {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte != UInt8(ascii: "$") {
                text.append(byte)
            } else if index < bytes.endIndex, bytes[index] == UInt8(ascii: "$") {
                text.append(byte)
                index += 1
            } else {
                if !text.isEmpty { pieces.append(.text(text)) }
                text = []
                let name = try ResultTemplate.name(in: bytes, at: &index)
                pieces.append(.group(try ResultTemplate.number(name, in: bytes)))
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        self.pieces = pieces
        greatestGroup = pieces.reduce(0) { greatest, piece in
            if case .group(let number) = piece { max(greatest, number) } else { greatest }
        }
    }

    /// The value for a match: an empty or absent group adds nothing.
    func filled(from key: [UInt8], _ groups: [Range<Int>?]) -> [UInt8] {
        var value: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .text(let text): value += text
            case .group(let number):
                if number < groups.count, let range = groups[number] { value += key[range] }
            }
        }
        return value
    }

    /// The name after a `$`; leaves the index behind it.
    private static func name(
        in bytes: ArraySlice<UInt8>, at index: inout Int
    ) throws(Mistake) -> ArraySlice<UInt8> {
        let start = index
        let close: UInt8
        switch index < bytes.endIndex ? bytes[index] : 0 {
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default:
            while index < bytes.endIndex, isNameByte(bytes[index]) { index += 1 }
            guard index > start else {
                throw Mistake(
                    offset: start - 1, message: "$ is followed by no number; write $$ for a $")
            }
            return bytes[start..<index]
        }
        guard let end = bytes[start...].firstIndex(of: close) else {
            throw Mistake(
                offset: start - 1,
                message: "$\(character(bytes[start])) is not closed; "
                    + "close it with \(character(close))")
        }
        index = end + 1
        return bytes[(start + 1)..<end]
    }

    private static func number(
        _ name: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>
    ) throws(Mistake) -> Int {
        let shown = TableText.shown(name)
        guard !name.isEmpty, name.allSatisfy(ASCII.isDigit) else {
            throw Mistake(
                offset: name.startIndex,
                message: "\"\(shown)\" is not the number of a group; "
                    + "write ${1}x for group 1 and an x")
        }
        guard let number = Int(shown), number > 0, number < 10_000 else {
            throw Mistake(
                offset: name.startIndex, message: "there is no group \(shown); groups begin with 1")
        }
        return number
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        TableText.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
    }

    private static func character(_ byte: UInt8) -> Character {
        Character(UnicodeScalar(byte))
    }
}
