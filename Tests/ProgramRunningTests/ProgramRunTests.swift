import Glibc
import SystemClock
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
            run.environment?.append(Array("V=1".utf8))
            run.input = .octets(Array("in\nput".utf8))
        }
        #expect(text == "a b|$(id)|1\nin\nput")
    }

    @Test func `without input it reads an end`() throws {
        #expect(try run("cat; echo end") == "end\n")
    }

    @Test func `input that is not read, and much of it, does no harm`() throws {
        let input = [UInt8](repeating: 0x61, count: 3 << 20)
        #expect(try run("exit 0") { $0.input = .octets(input) } == "")
        #expect(try run("wc -c") { $0.input = .octets(input) } == "3145728\n")
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
        try RunningProcess.expectEnd(of: child)
    }

    @Test func `what it leaves behind is stopped when it ends`() throws {
        let text = try run("sleep 1000 & echo $!")
        try RunningProcess.expectEnd(of: try #require(pid_t(text.dropLast())))
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

    @Test func `what it prints may not matter`() throws {
        let file = directory.path("file")
        #expect(try run("yes | head -c 100000; echo x >\(file)") { $0.outputLimit = nil } == "")
        #expect(directory.text("file") == "x\n")
    }

    @Test func `it reads a file, which must be there`() throws {
        let file = try directory.write("input", "from a file")
        #expect(try run("cat") { $0.input = .file(file) } == "from a file")
        #expect(throws: ProgramRun.Failure.self) {
            try run("cat") { $0.input = .file(directory.path("none")) }
        }
    }

    @Test func `without an environment of its own it has ours`() throws {
        let home = try #require(getenv("PATH").map { String(cString: $0) })
        #expect(try run("echo \"$PATH\"") { $0.environment = nil } == home + "\n")
    }

    @Test func `a deadline that it shares with others stops it`() throws {
        let words = ProgramRun.Failure.stopped("was stopped: no time is left for programs")
        #expect(throws: words) {
            try run("sleep 1000") { $0.deadline = Deadline(after: .milliseconds(200)) }
        }
    }

    @Test func `after the deadline it is not even started`() throws {
        let words = ProgramRun.Failure.stopped("is not run: no time is left for programs")
        #expect(throws: words) {
            try run("echo x >\(directory.path("trace"))") {
                $0.deadline = Deadline(after: .zero)
            }
        }
        #expect(directory.text("trace") == nil)
    }

    @Test func `what it leaves behind may go on`() throws {
        let text = try run("sleep 1000 >&- & echo $!") { $0.leavesProcesses = true }
        let child = try #require(pid_t(text.dropLast()))
        #expect(kill(child, SIGKILL) == 0)
    }

    @Test func `no signal is blocked or ignored for it`() throws {
        let status = try run("cat /proc/self/status").split(separator: "\n")
        for name in ["SigBlk", "SigIgn"] {
            let line = try #require(status.first { $0.hasPrefix(name) })
            let mask = try #require(UInt64(line.suffix(16), radix: 16))
            // 32 and 33 are the C library's own, which lets nobody change them.
            #expect(mask & ~(3 << 31) == 0, "\(line)")
        }
    }

    @Test func `it is the leader of a group`() throws {
        let words = try run("cat /proc/$$/stat").split(separator: " ")
        #expect(words[4] == words[0])
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
}
