import Glibc
import TestSupport
import Testing

/// What becomes of the programs of scripts when the delivery ends before them.
@Suite struct RunningProgramTests {
    private let program: Program

    init() throws {
        program = try Program()
        try program.directory.makeDirectory("bin")
        chmod(program.directory.path("bin"), 0o755)
        try program.directory.write(
            ".dovecot.sieve", "require \"vnd.dovecot.pipe\"; pipe \"work\";")
        chmod(program.directory.path(".dovecot.sieve"), 0o644)
    }

    private func install(_ text: String) throws {
        chmod(try program.directory.write("bin/work", "#!/bin/sh\n\(text)\n"), 0o755)
    }

    private func arguments(_ more: String...) -> [String] {
        ["-d", "u"] + program.home + [
            "-o", "sieve_extensions=+vnd.dovecot.pipe",
            "-o", "sieve_pipe_bin_dir=\(program.directory.path("bin"))",
            "-o", "sieve_pipe_exec_timeout=60",
        ] + more
    }

    /// Starts a delivery, and gives the processes that its program consists of: itself, and one
    /// that it has started.
    private func delivering(_ more: String...) throws -> (pid_t, program: pid_t, child: pid_t) {
        try install(
            "sleep 600 & echo $$ $! >\(program.directory.path)/pids.new; "
                + "mv \(program.directory.path)/pids.new \(program.directory.path)/pids; wait")
        try program.directory.write(".in", "Subject: x\n\nbody\n")
        let process = try program.start(
            arguments() + more, input: program.directory.path(".in"))
        for _ in 0..<1000 where program.directory.text("pids") == nil { usleep(10_000) }
        let numbers = try #require(program.directory.text("pids")).split { $0 == " " || $0 == "\n" }
            .compactMap { pid_t($0) }
        try #require(numbers.count == 2)
        return (process, numbers[0], numbers[1])
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `a signal ends them, and all that they have started`(number: Int32) throws {
        let (process, first, second) = try delivering()
        kill(process, number)
        let result = try program.wait(for: process)
        #expect(result == .init(exitCode: -number, output: "", errors: ""))
        try RunningProcess.expectEnd(of: first)
        try RunningProcess.expectEnd(of: second)
        #expect(program.mails() == [])
        #expect(program.leftovers == [])
    }

    @Test func `a delivery that takes too long ends them`() throws {
        // Half of this is theirs; the signal comes before it is over.
        let (process, first, second) = try delivering("-o", "delivery_time_limit=600")
        kill(process, SIGALRM)
        let result = try program.wait(for: process)
        #expect(result.exitCode == 75)
        #expect(result.output == "4.3.0 the delivery took too long\n")
        try RunningProcess.expectEnd(of: first)
        try RunningProcess.expectEnd(of: second)
    }

    @Test func `a program does not outlive a delivery that is killed`() throws {
        let (process, first, second) = try delivering()
        kill(process, SIGKILL)
        #expect(try program.wait(for: process).exitCode == -SIGKILL)
        try RunningProcess.expectEnd(of: first)
        // Nobody is left who could end what it has started.
        kill(second, SIGKILL)
        #expect(program.mails() == [])
    }

    @Test func `how a program ends is known to who ignores the ends of children`() throws {
        for (text, mails) in [("cat >/dev/null", 0), ("exit 3", 1)] {
            try install(text)
            try program.directory.write(".in", "Subject: x\n\nbody\n")
            let process = try program.start(
                arguments(), input: program.directory.path(".in"), ignoring: "CHLD")
            #expect(try program.wait(for: process) == .delivered)
            #expect(program.mails().count == mails)
        }
        let log = try #require(program.directory.text("log"))
        #expect(log.contains("piped to work"))
        #expect(log.contains("the program 'work' failed with exit status 3"))
    }
}
