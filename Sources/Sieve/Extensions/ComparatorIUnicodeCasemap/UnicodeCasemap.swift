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
                    folded.append(CollectionOfOne(text[index]), from: index)
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
            folded.append(CollectionOfOne(ByteFold.asciiUppercase(byte)), from: position)
            return
        }
        let letter = titlecase(Unicode.UTF8.decode(encoded))
        Decomposition.forEachScalar(of: letter) { scalar in
            folded.append(UTF8.encode(scalar), from: position)
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
    /// Adds bytes that all come from one place of the text.
    fileprivate mutating func append(
        _ added: (some Collection<UInt8>)?, from position: Int
    ) {
        guard let added else { return }
        bytes += added
        origins?.append(contentsOf: repeatElement(UInt32(position), count: added.count))
    }
}
