import TestSupport
import Testing

@testable import Delivery

@Suite struct FileLogTests {
    private let directory: TemporaryDirectory
    private let system = RecordingLog()

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func log(_ name: String = "log", isRoot: Bool = false) -> FileLog {
        FileLog(path: directory.path(name), program: "lda", fallback: system) { isRoot }
    }

    @Test func `each line has time, program and priority`() throws {
        log().info("one\ntwo")
        log().warning("three")
        let lines = try #require(directory.text("log")).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasSuffix("]: info: one?two"))
        #expect(lines[1].hasSuffix("]: warning: three"))
        #expect(lines[0].prefix(20).utf8.map { $0 >= 0x30 && $0 <= 0x39 }.count { $0 } == 14)
        #expect(lines[0].contains("Z lda["))
        #expect(system.lines == [])
    }

    @Test func `what can not be written goes to the other log`() {
        log("none/log").info("x")
        log("none/log").warning("y")
        #expect(system.lines == ["info: x", "warning: y"])
    }

    @Test func `root does not create the file, which the owner could not write to`() throws {
        log(isRoot: true).warning("early")
        #expect(directory.list() == [])
        #expect(system.lines == ["warning: early"])
        log().info("as owner")
        log(isRoot: true).warning("late")
        #expect(directory.text("log")?.hasSuffix("warning: late\n") == true)
        #expect(system.lines.count == 1)
    }
}
