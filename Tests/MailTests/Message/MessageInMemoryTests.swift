import Mail
import Outcomes
import Testing

@Suite struct MessageInMemoryTests {
    @Test func `it gives what it was made of`() throws {
        let bytes = Array("Subject: x\n\nbody".utf8)
        let message = MessageInMemory(bytes)
        #expect(message.size == 16)
        #expect(try message.bytes() == bytes)
        #expect(message.header.bodyOffset == 12)
        #expect(message.header.fields.count == 1)
    }

    @Test func `parts of it can be read, and beyond its end is nothing`() throws {
        let message: any MessageSource = MessageInMemory(Array("0123456789".utf8))
        #expect(try message.bytes(in: 2..<5) == Array("234".utf8))
        #expect(try message.bytes(in: 8..<50) == Array("89".utf8))
        #expect(try message.bytes(in: 10..<50) == [])
        #expect(try message.bytes(in: 3..<3) == [])
    }

    @Test func `an empty message has no fields`() {
        let message: any MessageSource = MessageInMemory([])
        #expect(message.size == 0)
        #expect(message.header.fields.isEmpty)
    }
}
