import Mail
import Outcomes
import TestSupport
import Testing

@testable import mailwright

@Suite struct MessageFileTests {
    @Test func `a file is read in pieces, its header at once`() throws {
        let directory = try TemporaryDirectory()
        let text = "Subject: x\n\n" + String(repeating: "0123456789", count: 20_000)
        let message = try MessageFile(directory.write("message.eml", text))
        #expect(message.size == 200_012)
        #expect(message.header.bodyOffset == 12)
        #expect(message.header.fields.count == 1)
        #expect(try message.bytes() == Array(text.utf8))
        #expect(try message.bytes(in: 200_010..<300_000) == Array("89".utf8))
    }

    @Test func `what is no file is refused`() throws {
        let directory = try TemporaryDirectory()
        let missing = directory.path("missing")
        #expect(throws: ToolFailure.refused("\(missing): there is no such file")) {
            try MessageFile(missing)
        }
        #expect(throws: ToolFailure.refused("\(directory.path) is no plain file")) {
            try MessageFile(directory.path)
        }
    }
}
