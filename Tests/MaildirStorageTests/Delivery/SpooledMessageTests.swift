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
}
