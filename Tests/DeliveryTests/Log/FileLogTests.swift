import Delivery
import TestSupport
import Testing

@Suite struct FileLogTests {
    @Test func `each line has time, program and priority`() throws {
        let directory = try TemporaryDirectory()
        let log = FileLog(path: directory.path("log"), program: "lda")
        log.info("one\ntwo")
        log.warning("three")
        let lines = try #require(directory.text("log")).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasSuffix("]: info: one?two"))
        #expect(lines[1].hasSuffix("]: warning: three"))
        #expect(lines[0].prefix(20).utf8.map { $0 >= 0x30 && $0 <= 0x39 }.count { $0 } == 14)
        #expect(lines[0].contains("Z lda["))
    }

    @Test func `a log that can not be written is no error`() {
        FileLog(path: "/none/log", program: "lda").info("x")
    }
}
