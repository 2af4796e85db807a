import Mail
import TestSupport
import Testing

@Suite struct MessageHeaderTests {
    private func names(_ header: MessageHeader) -> [String] {
        header.fields.map { String(decoding: $0.name, as: UTF8.self) }
    }

    @Test(arguments: [
        ("A: 1\nB: 2\n\nbody\n", ["A", "B"], 11),
        ("A: 1\r\nB: 2\r\n\r\nbody\r\n", ["A", "B"], 14),
        ("A: 1\n 2\n\t3\nB: 4\n\n", ["A", "B"], 17),
        ("A: 1\n", ["A"], 5),
        ("A: 1", ["A"], 4),
        ("", [], 0),
        ("\nbody", [], 1),
        ("\r\nbody", [], 2),
        ("\rA: 1\n\n", [""], 7),
        ("A: 1\n \n\nbody", ["A"], 8),
        ("no colon\nA: 1\n\n", ["", "A"], 15),
        ("From x Sat Jan  3 01:05:34 1996\nA: 1\n\n", ["", "A"], 38),
        (" lead: x\nA: 1\n\n", ["", "A"], 15),
        ("A: 1\r\r\nB: 2\n\n", ["A", "B"], 13),
    ])
    func `fields and body are found`(message: String, fields: [String], bodyOffset: Int) {
        let header = MessageHeader(parsing: Array(message.utf8))
        #expect(names(header) == fields)
        #expect(header.bodyOffset == bodyOffset)
        #expect(header.serialized() == Array(message.utf8.prefix(bodyOffset)))
    }

    @Test func `fields are found by name in any case and in order`() {
        let header = MessageHeader(parsing: Array("To: a\nX: b\nTO: c\n\n".utf8))
        #expect(header.all(named: Array("to".utf8)).map { $0.unfolded() } == [[0x61], [0x63]])
        #expect(header.first(named: Array("tO".utf8))?.unfolded() == [0x61])
        #expect(header.all(named: Array("t".utf8)).isEmpty)
        #expect(header.all(named: []).isEmpty)
    }

    @Test func `a slice that does not begin at zero is read`() {
        let bytes = Array("junk\nA: 1\n\nbody".utf8)
        let header = MessageHeader(parsing: bytes[5...])
        #expect(names(header) == ["A"])
        #expect(header.bodyOffset == 6)
    }

    @Test func `removed and added fields change what is written`() {
        var header = MessageHeader(parsing: Array("A: 1\nB: 2\n\nbody".utf8))
        header.fields.removeFirst()
        header.fields.append(HeaderField(name: [0x43], rawValue: Array(" 3".utf8)))
        #expect(header.serialized() == Array("B: 2\nC: 3\n\n".utf8))
    }

    @Test func `octets of all kinds come back unchanged`() {
        var state: UInt32 = 12345
        let alphabet: [UInt8] = [0, 9, 10, 13, 32, 58, 65, 128, 255]
        for length in 0..<400 {
            let message = (0..<length).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return alphabet[Int(state >> 24) % alphabet.count]
            }
            let header = MessageHeader(parsing: message)
            #expect(header.serialized() == Array(message.prefix(header.bodyOffset)))
        }
    }

    @Test(arguments: [-1, 0, 1, 2, 100_000])
    func `beyond the limit the fields are one, without a name`(more: Int) {
        let count = MessageHeader.fieldLimit + more
        let bytes = Array(Array(repeating: Array("A: b\n".utf8), count: count).joined()) + [0x0A]
        let header = MessageHeader(parsing: bytes)
        #expect(header.fields.count == MessageHeader.fieldLimit + min(more, 1))
        #expect(header.all(named: [0x41]).count == MessageHeader.fieldLimit + min(more, 0))
        #expect(header.serialized() == bytes)
        #expect(header.bodyOffset == bytes.count)
    }

    @Test func `fields are put before a header without reading it again`() {
        let header = MessageHeader(parsing: Array("B: 2\n\nbody".utf8))
        let longer = MessageHeader(Array("A: 1\n".utf8), before: header)
        #expect(names(longer) == ["A", "B"])
        #expect(longer.bodyOffset == 11)
        #expect(longer.serialized() == Array("A: 1\nB: 2\n\n".utf8))
    }

    @Test(arguments: ["a", "a:\n", " \n", "x\r", ":\n"])
    func `a header of megabytes costs linear time`(piece: String) {
        let message = Array(repeating: Array(piece.utf8), count: 1_000_000 / piece.utf8.count)
        let bytes = Array(message.joined())
        let time = processorTime {
            #expect(MessageHeader(parsing: bytes).bodyOffset == bytes.count)
        }
        #expect(time < .seconds(5))
    }
}
