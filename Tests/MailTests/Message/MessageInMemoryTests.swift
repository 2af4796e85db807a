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

    @Test func `an empty message has no fields`() {
        let message: any MessageSource = MessageInMemory([])
        #expect(message.size == 0)
        #expect(message.header.fields.isEmpty)
    }
}
