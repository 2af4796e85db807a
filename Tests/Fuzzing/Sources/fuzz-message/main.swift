import Charsets
import Fuzzing
import Mail
import Outcomes

/// Reads a message: its header, its parts, and the text in them.
enum MessageFuzzing {
    /// Sizes of pieces that boundaries and characters are cut by.
    private static let pieceSizes = [1, 7]

    static func run(_ input: [UInt8]) throws {
        let message = MessageInMemory(input)
        checkHeader(message.header, of: input)
        let structure = try MIMEStructure(of: message)
        checkParts(structure.parts, size: input.count)
        for size in pieceSizes {
            let slow = SlowlyReadMessage(message, pieceSize: size)
            check(try MIMEStructure(of: slow) == structure, "pieces make no difference")
        }
        for part in structure.parts where part.hasBody {
            checkHeader(
                try message.header(of: part), of: try message.bytes(in: part.header))
            for withoutMarkup in [false, true] {
                try checkText(of: part, withoutMarkup: withoutMarkup, in: message)
            }
        }
    }

    private static func checkHeader(_ header: MessageHeader, of octets: [UInt8]) {
        check(
            header.serialized().elementsEqual(octets.prefix(header.bodyOffset)),
            "a header can be written as it was")
        check(header.fieldsEnd <= header.bodyOffset, "the fields end before the body")
        for field in header.fields {
            let text = field.unfolded()
            check(!text.contains(UInt8(ascii: "\n")), "a value is one line")
            let decoded = field.decoded(library: ICUCharsets())
            if isUTF8(text) { check(isUTF8(decoded), "what is decoded is UTF-8") }
            let words = EncodedWord.encode(decoded).joined(separator: [UInt8(ascii: " ")])
            check(
                EncodedWord.decode(Array(words)) == decoded || !isUTF8(decoded),
                "what is encoded can be decoded")
            checkAddresses(AddressList.parse(field.rawValue))
            _ = ParameterizedValue(parsing: text)
            _ = MediaType(text)
            guard let date = MailDate(parsing: text) else { continue }
            check(date == MailDate(parsing: text), "a date is read the same again")
        }
    }

    private static func checkAddresses(_ addresses: [MailAddress]) {
        check(addresses.count <= AddressList.limit, "addresses are limited")
    }

    private static func isUTF8(_ text: [UInt8]) -> Bool {
        String(validating: text, as: UTF8.self) != nil
    }

    private static func checkParts(_ parts: [MIMEPart], size: Int) {
        check(1...MIMEStructure.partLimit ~= parts.count, "parts are limited")
        for (index, part) in parts.enumerated() {
            check(part.level <= MIMEStructure.nestingLimit, "nesting is limited")
            check(index + 1...parts.count ~= part.descendantsEnd, "descendants are parts")
            let ranges = [part.header, part.fields, part.body, part.partsRange].compactMap(\.self)
            for range in ranges { check(0...size ~= range.upperBound, "a range is in the message") }
            check(part.header.upperBound <= part.body.lowerBound, "the body follows the header")
            guard let parent = part.parent else { continue }
            let outer = parts[parent]
            check(parent < index && index < outer.descendantsEnd, "a part is in its parent")
            check(part.level == outer.level + 1, "a part is one level deeper")
            check(
                part.body.isEmpty || encloses(outer.body, part.body), "a body is in the outer one")
        }
    }

    private static func encloses(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    private static func checkText(
        of part: MIMEPart, withoutMarkup: Bool, in message: MessageInMemory
    ) throws {
        let text = try text(of: part, withoutMarkup, in: message)
        for size in pieceSizes {
            let slow = SlowlyReadMessage(message, pieceSize: size)
            check(
                try text == Self.text(of: part, withoutMarkup, in: slow),
                "pieces of \(size) make no difference to text")
        }
        if part.type?.isText == true { check(isUTF8(text), "text is UTF-8") }
        // A reference of a few octets can be longer in UTF-8, and so can an octet of a charset.
        check(text.count <= 16 + 8 * part.body.count, "text does not grow")
    }

    private static func text(
        of part: MIMEPart, _ withoutMarkup: Bool, in source: some MessageSource
    ) throws -> [UInt8] {
        var decoder = PartTextDecoder(part, withoutMarkup: withoutMarkup, library: ICUCharsets())
        var text: [UInt8] = []
        try source.forEachPiece(in: part.body) { decoder.decode($0, into: &text) }
        decoder.finish(into: &text)
        return text
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try MessageFuzzing.run(octets(data, count))
    } catch {
        fatalError("a message in memory can always be read: \(error)")
    }
    return 0
}

fuzz(testOneInput)
