import Mail
import Outcomes
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct MessageFileTests {
    @Test func `a file is read in pieces, its header at once`() throws {
        let directory = try TemporaryDirectory()
        let text = "Subject: x\n\n" + String(repeating: "0123456789", count: 20_000)
        let path = try directory.write("message.eml", text)
        let message = try #require(try MessageFile(path))
        #expect(message.size == 200_012)
        #expect(message.header.bodyOffset == 12)
        #expect(message.header.fields.count == 1)
        #expect(try message.bytes() == Array(text.utf8))
        #expect(try message.bytes(in: 200_010..<300_000) == Array("89".utf8))
    }

    @Test func `a header of any length is read whole, and a body is not`() throws {
        let directory = try TemporaryDirectory()
        for length in [10, 16_383, 16_384, 16_385, 300_000] {
            let header = "Subject: " + String(repeating: "x", count: length - 10) + "\n"
            let path = try directory.write("message.eml", header + "\nbody\n")
            let message = try #require(try MessageFile(path))
            #expect(message.header.bodyOffset == length + 1)
            #expect(message.header.serialized() == Array((header + "\n").utf8))
            let bare = try #require(try MessageFile(directory.write("bare.eml", header)))
            #expect(bare.header.bodyOffset == length)
            #expect(!bare.header.endsWithEmptyLine)
        }
    }

    @Test func `an empty file is a message without anything`() throws {
        let directory = try TemporaryDirectory()
        let message = try #require(try MessageFile(directory.write("message.eml", "")))
        #expect(message.header.fields.isEmpty)
        #expect(message.size == 0)
    }

    @Test func `what is not there is none, and what is no plain file is an error`() throws {
        let directory = try TemporaryDirectory()
        #expect(try MessageFile(directory.path("missing")) == nil)
        #expect(
            throws: LookupFailure.configuration("\(directory.path) is no plain file")
        ) { try MessageFile(directory.path) }
    }
}
