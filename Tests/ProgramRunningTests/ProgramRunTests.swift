import Glibc
import TestSupport
import Testing

@testable import ProgramRunning

@Suite struct ProgramRunTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A run of a script of sh.
    private func run(_ text: String, _ change: (inout ProgramRun) -> Void = { _ in }) throws
        -> String
    {
        let path = try directory.write("program", "#!/bin/sh\n\(text)\n")
        chmod(path, 0o755)
        var run = ProgramRun(path: path, environment: [Array("PATH=/usr/bin:/bin".utf8)])
        change(&run)
        return String(decoding: try run.output(), as: UTF8.self)
    }

    @Test func `input, arguments and environment come in, and output goes out`() throws {
        let text = try run("echo \"$1|$2|$V\"; cat; cat /dev/stdin >/dev/null; echo x >&2") { run in
            run.arguments = ["a b", "$(id)"].map { Array($0.utf8) }
            run.environment.append(Array("V=1".utf8))
            run.input = Array("in\nput".utf8)
        }
        #expect(text == "a b|$(id)|1\nin\nput")
    }

    @Test func `without input it reads an end`() throws {
        #expect(try run("cat; echo end") == "end\n")
    }

    @Test func `input that is not read, and much of it, does no harm`() throws {
        let input = [UInt8](repeating: 0x61, count: 3 << 20)
        #expect(try run("exit 0") { $0.input = input } == "")
        #expect(try run("wc -c") { $0.input = input } == "3145728\n")
    }

    @Test func `an exit status is told`() {
        #expect(throws: ProgramRun.Failure.status(3)) { try run("echo no; exit 3") }
    }

    @Test func `a signal is told`() {
        #expect(throws: ProgramRun.Failure.stopped("died by signal 9")) { try run("kill -9 $$") }
    }

    @Test func `one that takes too long is stopped with all that it started`() throws {
        let started = time(nil)
        #expect(throws: ProgramRun.Failure.stopped("took longer than 1 s")) {
            try run("sleep 1000 & echo $! >\(directory.path("child")); sleep 1000") {
                $0.timeLimit = 1
            }
        }
        #expect(time(nil) - started < 60)
        let child = try #require(directory.text("child").flatMap { pid_t($0.dropLast()) })
        try expectEnd(of: child)
    }

    @Test func `what it leaves behind is stopped when it ends`() throws {
        let text = try run("sleep 1000 & echo $!")
        try expectEnd(of: try #require(pid_t(text.dropLast())))
    }

    @Test func `one that prints too much is stopped`() throws {
        #expect(throws: ProgramRun.Failure.stopped("printed more than 1000 octets")) {
            try run("yes") { $0.outputLimit = 1000 }
        }
        #expect(try run("printf %1000s x") { $0.outputLimit = 1000 }.utf8.count == 1000)
    }

    @Test func `one that closes its output may go on`() throws {
        #expect(try run("echo a; exec >&-; sleep 0.1") == "a\n")
    }

    @Test func `what is no program is not started`() throws {
        #expect {
            try ProgramRun(path: directory.path("none")).output()
        } throws: { error in
            guard case .notStarted(let reason)? = error as? ProgramRun.Failure else { return false }
            return reason.hasSuffix("none: No such file or directory")
        }
        try directory.write("text", "x")
        #expect(throws: ProgramRun.Failure.self) {
            try ProgramRun(path: directory.path("text")).output()
        }
    }

    /// A killed process stays until somebody waits for it, here init: it may be a zombie.
    private func expectEnd(of process: pid_t) throws {
        for _ in 0..<500 {
            if kill(process, 0) != 0 { return }
            let state = TemporaryDirectory.proc(process)
            if state.contains(") Z") { return }
            usleep(10_000)
        }
        Issue.record("process \(process) is still there")
    }
}

extension TemporaryDirectory {
    /// The line of the kernel about a process; empty if it is gone.
    fileprivate static func proc(_ process: pid_t) -> String {
        guard let file = fopen("/proc/\(process)/stat", "r") else { return "" }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 512)
        guard fgets(&buffer, 512, file) != nil else { return "" }
        return String(
            decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
