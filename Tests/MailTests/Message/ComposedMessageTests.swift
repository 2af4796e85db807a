import Mail
import Outcomes
import Testing

@Suite struct ComposedMessageTests {
    private let original = MessageInMemory(Array("A: 1\n\nthe old body\n".utf8))

    @Test func `another header with the same body`() throws {
        var header = original.header
        header.fields.insert(HeaderField(name: [0x42], rawValue: [0x20, 0x32]), at: 0)
        let message = ComposedMessage(header: header, bodyOf: original)
        #expect(try message.bytes() == Array("B: 2\nA: 1\n\nthe old body\n".utf8))
        #expect(message.size == 24)
        #expect(message.header.fields.count == 2)
        #expect(message.header.bodyOffset == 11)
    }

    @Test func `pieces are read in order, and from anywhere`() throws {
        let message = ComposedMessage(
            header: original.header,
            pieces: [
                .bytes(Array("ab".utf8)), .bytes([]), .part(of: original, 10..<13),
                .bytes(Array("cd".utf8)),
            ])
        #expect(message.size == 7)
        #expect(try message.bytes() == Array("aboldcd".utf8))
        #expect(try message.bytes(in: 1..<6) == Array("boldc".utf8))
        #expect(try message.bytes(in: 6..<100) == Array("d".utf8))
        #expect(try message.bytes(in: 7..<9) == [])
        var byte: UInt8 = 0
        let count = try withUnsafeMutableBytes(of: &byte) { buffer in
            try message.read(from: 100, into: buffer)
        }
        #expect(count == 0)
    }

    @Test func `composed messages are taken apart, however often they were composed`() throws {
        var message: any MessageSource = original
        for _ in 0..<1_000 {
            message = ComposedMessage(
                header: message.header,
                pieces: [
                    .part(of: message, 0..<8), .bytes([0x78]), .part(of: message, 8..<message.size),
                ])
        }
        let expected =
            "A: 1\n\nth" + String(repeating: "x", count: 1_000) + "e old body\n"
        #expect(try message.bytes() == Array(expected.utf8))
    }

    @Test func `parts of parts are those of the first message`() throws {
        let inner = ComposedMessage(
            header: original.header,
            pieces: [.bytes(Array("0123456789".utf8)), .part(of: original, 6..<18)])
        let middle = ComposedMessage(header: inner.header, pieces: [.part(of: inner, 2..<16)])
        let outer = ComposedMessage(
            header: inner.header, pieces: [.part(of: middle, 3..<6), .part(of: middle, 5..<13)])
        #expect(try middle.bytes() == Array("23456789the ol".utf8))
        #expect(try outer.bytes() == Array("567789the o".utf8))
        #expect(outer.pieceCount == 3)
        #expect(try outer.bytes(in: 1..<5) == Array("6778".utf8))
    }

    @Test func `octets of a piece are not copied for each part of it`() throws {
        let size = 1 << 20
        var message = ComposedMessage(
            header: original.header, pieces: [.bytes([UInt8](repeating: 0x61, count: size))])
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<10_000 {
                message = ComposedMessage(
                    header: message.header, pieces: [.part(of: message, 1..<message.size)])
            }
        }
        #expect(message.size == size - 10_000)
        // Copies would be ten gigabytes.
        #expect(time < .seconds(1))
    }

    @Test func `a failure of a part is that of the message`() {
        struct Broken: MessageSource {
            let header = MessageHeader(parsing: [])
            let size = 10

            func read(
                from offset: Int, into buffer: UnsafeMutableRawBufferPointer
            ) throws(LookupFailure) -> Int {
                throw .temporary("gone")
            }
        }
        let message = ComposedMessage(
            header: original.header, pieces: [.bytes([1]), .part(of: Broken(), 0..<5)])
        #expect(throws: LookupFailure.temporary("gone")) { try message.bytes() }
    }
}
