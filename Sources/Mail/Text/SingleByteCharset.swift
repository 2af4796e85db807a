/// A charset of one octet for each character, with US-ASCII in its lower half.
struct SingleByteCharset: Sendable {
    /// What mail calls it, in lower case.
    let names: [StaticString]

    /// The characters of the last octets, up to 255; those before are what they are in Unicode.
    let upper: String

    /// Whether this is one of its names; the name is in lower case.
    func isNamed(_ name: [UInt8]) -> Bool {
        names.contains { known in known.withUTF8Buffer { $0.elementsEqual(name) } }
    }

    /// The text as UTF-8; octets without a character become U+FFFD.
    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let characters = upper.unicodeScalars.map { Array(String($0).utf8) }
        let first = 256 - characters.count
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte >= first {
                result += characters[Int(byte) - first]
            } else if byte < 0x80 {
                result.append(byte)
            } else {
                result.append(0xC0 | byte >> 6)
                result.append(0x80 | byte & 0x3F)
            }
        }
        return result
    }
}
