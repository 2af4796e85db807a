/// Looks at octets of UTF-8 that come in pieces.
public enum UTF8Text {
    /// Where the first octet is that is no part of a character; nil if the text is UTF-8.
    public static func firstWrongOctet(of text: [UInt8]) -> Int? {
        if String(validating: text, as: UTF8.self) != nil { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var input = text.makeIterator()
        var position = 0
        while case .valid(let character) = parser.parseScalar(from: &input) {
            position += character.count
        }
        return position
    }

    /// How many octets at the end are a character that is not complete: 0 to 3.
    public static func incompleteOctets(of text: [UInt8]) -> Int {
        for length in 1...3 where length <= text.count {
            let byte = text[text.count - length]
            if byte & 0xC0 == 0x80 { continue }
            let isIncomplete =
                byte >= 0xF0 ? length < 4 : byte >= 0xE0 ? length < 3 : byte >= 0xC0 && length < 2
            return isIncomplete ? length : 0
        }
        return 0
    }
}
