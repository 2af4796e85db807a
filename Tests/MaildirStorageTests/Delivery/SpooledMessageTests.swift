import Mail
import MaildirStorage
import Outcomes
import TestSupport
import Testing

@Suite struct SpooledMessageTests {
    @Test func `a message answers as a source, before and after it is delivered`() throws {
        let directory = try TemporaryDirectory()
        let delivery = MaildirTransaction(Maildir(path: directory.path("Maildir")))
        var isDone = false
        let bytes = Array("A: 1\n\nbody\n".utf8)
        let source: any MessageSource = try delivery.spool { buffer in
            if isDone { return 0 }
            isDone = true
            buffer.copyBytes(from: bytes)
            return bytes.count
        }
        #expect(source.size == 11)
        #expect(source.header.first(named: Array("a".utf8))?.unfolded() == [0x31])
        #expect(try source.bytes() == bytes)
        try delivery.stage(.inbox)
        try delivery.commit()
        #expect(try source.bytes() == bytes)
    }

    @Test func `pieces are shown in order, and a closure can stop them`() throws {
        let directory = try TemporaryDirectory()
        let delivery = MaildirTransaction(Maildir(path: directory.path("Maildir")))
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 >> 4) }
        let message = try delivery.write(bytes)
        var shown: [UInt8] = []
        try message.forEachPiece { shown += $0 }
        #expect(shown == bytes)
        var calls = 0
        #expect(throws: LookupFailure.temporary("stop")) {
            try message.forEachPiece { _ throws(LookupFailure) in
                calls += 1
                throw .temporary("stop")
            }
        }
        #expect(calls == 1)
    }
}
