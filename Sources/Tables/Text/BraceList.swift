/// Lists in braces, as in `inline:{a=b, {c = d e}}` and `unionmap:{static:x, fail:y}`.
///
/// Items are parted by commas and white space; an item in braces of its own may contain both.
/// Braces nest.
enum BraceList {
    /// Why a list could not be read.
    struct Mistake: Error, Equatable {
        let message: String
    }

    /// The items of a list that is in braces as a whole; never empty.
    static func items(_ list: String) throws(Mistake) -> [String] {
        var items: [String] = []
        var item: [UInt8] = []
        var depth = 0
        for byte in try content(list) + [UInt8(ascii: ",")] {
            guard depth == 0, byte == UInt8(ascii: ",") || TableText.isSpace(byte) else {
                item.append(byte)
                depth += step(byte)
                continue
            }
            if !item.isEmpty { items.append(String(decoding: item, as: UTF8.self)) }
            item = []
        }
        guard !items.isEmpty else { throw Mistake(message: "nothing stands between { and }") }
        return items
    }

    /// The text in a pair of braces, without white space at its ends.
    static func content(_ text: String) throws(Mistake) -> [UInt8] {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "{") else {
            throw Mistake(message: "a { is missing at the start")
        }
        var depth = 0
        for (index, byte) in bytes.enumerated() {
            depth += step(byte)
            guard depth == 0 else { continue }
            guard index == bytes.count - 1 else {
                throw Mistake(message: "there is text after the closing }")
            }
            return Array(TableText.trimmed(bytes[1..<index]))
        }
        throw Mistake(message: "the closing } is missing")
    }

    private static func step(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "{"): 1
        case UInt8(ascii: "}"): -1
        default: 0
        }
    }
}
