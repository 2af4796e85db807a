// RFC 5228, 2.4.2.4: ${hex:...} and ${unicode:...} in strings.
// Complete. A sequence that is not well-formed is text, as the RFC asks.

internal import Mail

extension SieveExtension {
    /// Replaces encoded characters when the script is compiled.
    static let encodedCharacter = SieveExtension(
        "encoded-character", specification: "RFC 5228",
        literalRewriting: { text, offset, compilation in
            var decoder = EncodedCharacterDecoder(text)
            let result = decoder.decode()
            if let value = decoder.invalid { compilation.report(.noCharacter(value), at: offset) }
            return result
        })
}

private struct EncodedCharacterDecoder {
    private let text: [UInt8]
    private var result: [UInt8] = []

    /// A number of a well-formed sequence that is no character, as it was written.
    private(set) var invalid: String?

    init(_ text: [UInt8]) {
        self.text = text
    }

    mutating func decode() -> [UInt8] {
        var index = 0
        while index < text.count {
            if let (bytes, end) = sequence(at: index) {
                result += bytes
                index = end
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The bytes of an encoded sequence that begins here, and where it ends.
    private mutating func sequence(at start: Int) -> (bytes: [UInt8], end: Int)? {
        if let first = position(after: "${hex:", at: start) {
            return values(from: first, digits: 2).map { values, end in
                (values.map { UInt8(truncatingIfNeeded: $0) }, end)
            }
        }
        guard let first = position(after: "${unicode:", at: start),
            let (values, end) = values(from: first, digits: .max)
        else { return nil }
        var bytes: [UInt8] = []
        for value in values {
            if let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) {
                bytes += Array(String(Character(scalar)).utf8)
            } else {
                invalid = invalid ?? String(value, radix: 16, uppercase: true)
            }
        }
        return (bytes, end)
    }

    private func position(after prefix: StaticString, at start: Int) -> Int? {
        let end = start + prefix.utf8CodeUnitCount
        guard end <= text.count else { return nil }
        let matches = prefix.withUTF8Buffer { prefix in
            ASCII.equalIgnoringCase(text[start..<end], prefix)
        }
        return matches ? end : nil
    }

    /// Hexadecimal numbers with blanks between them, up to the closing brace.
    private func values(from first: Int, digits: Int) -> (values: [UInt64], end: Int)? {
        var values: [UInt64] = []
        var index = first
        while true {
            while index < text.count, ASCII.isFoldingSpace(text[index]) { index += 1 }
            guard index < text.count else { return nil }
            if text[index] == UInt8(ascii: "}") {
                return values.isEmpty ? nil : (values, index + 1)
            }
            let start = index
            var value: UInt64 = 0
            while index < text.count, let digit = ASCII.hexValue(text[index]) {
                // Anything beyond Unicode is as wrong as the largest number.
                value = min(value << 4 | UInt64(digit), 0xFFFF_FFFF)
                index += 1
            }
            let isEnd = index < text.count && text[index] == UInt8(ascii: "}")
            let isBlank = index < text.count && ASCII.isFoldingSpace(text[index])
            guard index > start, index - start <= digits, isEnd || isBlank else { return nil }
            values.append(value)
        }
    }
}

extension Diagnostic {
    fileprivate static func noCharacter(_ value: String) -> Diagnostic {
        Diagnostic(
            "\(value) is the number of no character; use 0 to D7FF or E000 to 10FFFF in ${unicode:}"
        )
    }
}
