internal import Charsets

/// The canonical form of texts for `i;unicode-casemap` (RFC 5051, 2).
///
/// Each character by itself is put into title case, which is one character or the same, and then
/// decomposed, canonically and by compatibility. So the work is linear, and every byte has one
/// character that it came from.
enum UnicodeCasemap {
    /// The text in its canonical form; octets that are not UTF-8 stay as they are.
    @Sendable
    static func fold(_ text: [UInt8]) -> FoldedText {
        guard text.contains(where: { $0 >= 0x80 }) else {
            return FoldedText(bytes: text.map(ByteFold.asciiUppercase.callAsFunction))
        }
        var folded = FoldedText(bytes: [], origins: [])
        folded.bytes.reserveCapacity(text.count)
        folded.origins?.reserveCapacity(text.count + 1)
        var parser = Unicode.UTF8.ForwardParser()
        var input = text.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &input) {
            case .valid(let encoded):
                append(encoded, from: position, to: &folded)
                position += encoded.count
            case .error(let length):
                for index in position..<(position + length) {
                    folded.append(text[index], from: index)
                }
                position += length
            case .emptyInput:
                folded.origins?.append(UInt32(text.count))
                return folded
            }
        }
    }

    private static func append(
        _ encoded: Unicode.UTF8.EncodedScalar, from position: Int, to folded: inout FoldedText
    ) {
        if encoded.count == 1, let byte = encoded.first {
            folded.append(ByteFold.asciiUppercase(byte), from: position)
            return
        }
        let letter = titlecase(Unicode.UTF8.decode(encoded))
        Decomposition.forEachScalar(of: letter) { scalar in
            guard let octets = UTF8.encode(scalar) else { return }
            for octet in octets { folded.append(octet, from: position) }
        }
    }

    /// The simple mapping: where the full one is several characters, there is none.
    private static func titlecase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let mapping = scalar.properties.titlecaseMapping.unicodeScalars
        guard let first = mapping.first, mapping.count == 1 else { return scalar }
        return first
    }
}

extension FoldedText {
    /// Adds an octet that comes from a place of the text.
    @inline(__always)
    fileprivate mutating func append(_ octet: UInt8, from position: Int) {
        bytes.append(octet)
        origins?.append(UInt32(position))
    }
}
