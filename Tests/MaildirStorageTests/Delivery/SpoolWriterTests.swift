import Glibc
import Mail
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct SpoolWriterTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func spool(_ bytes: [UInt8], pieces: Int) throws -> SpooledMessage {
        let path = directory.path("f")
        unlink(path)
        var writer = SpoolWriter(try OpenFile(path, O_RDWR | O_CREAT, mode: 0o600))
        var rest = bytes[...]
        while !rest.isEmpty {
            try writer.write(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
        return try writer.finish()
    }

    @Test(arguments: [
        ("A: 1\n\nx\n", 3), ("A: 1\r\n\r\nx\r\n", 0), ("a\r\nb\nc\r", 1), ("", 0), ("\n", 1),
        ("\r\r\n\n\n", 2), ("no line end", 0), ("\u{0}\n", 1),
    ])
    func `each bare line feed adds one octet to the virtual size`(text: String, bare: Int) throws {
        let bytes = Array(text.utf8)
        for pieces in 1...max(1, bytes.count) {
            let message = try spool(bytes, pieces: pieces)
            #expect(message.size == bytes.count)
            #expect(message.virtualSize == bytes.count + bare)
            #expect(try message.bytes() == bytes)
        }
    }

    @Test func `the header is the same however the pieces fall`() throws {
        let bytes = Array("Subject: x\n folded\nB: 2\n\nbody\n\nbody\n".utf8)
        for pieces in 1...bytes.count {
            let header = try spool(bytes, pieces: pieces).header
            #expect(header.bodyOffset == 25)
            #expect(header.fields.count == 2)
        }
    }

    @Test func `a header beyond the limit is cut, the message is not`() throws {
        let bytes = [UInt8](repeating: 0x78, count: SpooledMessage.headerLimit + 300_000)
        let message = try spool(bytes, pieces: 65536)
        #expect(message.header.bodyOffset == SpooledMessage.headerLimit)
        #expect(message.size == bytes.count)
    }

    @Test func `the rest of a file is copied`() throws {
        let source = try spool(Array("A: 1\n\nbody".utf8), pieces: 4)
        var writer = SpoolWriter(
            try OpenFile(directory.path("g"), O_RDWR | O_CREAT, mode: 0o600))
        try writer.write(Array("B: 2\n\n".utf8))
        try writer.copy(from: source.file, at: source.header.bodyOffset)
        #expect(try writer.finish().size == 10)
        #expect(directory.text("g") == "B: 2\n\nbody")
    }
}
