import Glibc
import TestSupport
import Testing

/// Programs that scripts run, when the delivery ends before them.
@Suite struct ScriptProgramTests {
    /// A delivery whose script runs a program, which has started another one.
    private func delivering(
        to user: TestUser
    ) async throws -> (process: ChildProcess, programs: [pid_t]) {
        try user.activate("require \"vnd.dovecot.pipe\"; pipe \"work\";")
        let (folder, marks) = ("\(user.home)/bin", "\(user.home)/marks")
        try user.asOwner {
            mkdir(folder, 0o755)
            try Files.replace(
                "\(folder)/work",
                "#!/bin/sh\nsleep 600 & echo $$ $! >\(marks).new\nmv \(marks).new \(marks)\nwait\n")
            chmod("\(folder)/work", 0o755)
        }
        let process = try ChildProcess(
            user.command([
                "-o", "sieve_extensions=+vnd.dovecot.pipe", "-o", "sieve_pipe_bin_dir=\(folder)",
                "-o", "sieve_pipe_exec_timeout=60",
            ]))
        process.write(TestMessage.small())
        process.closeInput()
        try wait(for: "the program of the script") { Files.text(marks)?.hasSuffix("\n") == true }
        let numbers = (Files.text(marks) ?? "").split { $0 == " " || $0 == "\n" }
        return (process, numbers.compactMap { pid_t($0) })
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal to the delivery ends them, and the mail is not placed`(
        number: Int32
    ) async throws {
        let user = try TestUser()
        let (process, programs) = try await delivering(to: user)
        #expect(programs.count == 2)
        kill(process.identifier, number)
        #expect(process.wait().status == 128 + number)
        for program in programs { try RunningProcess.expectEnd(of: program) }
        #expect(user.everything() == [])
    }

    @Test func `a delivery that is killed takes its program along`() async throws {
        let user = try TestUser()
        let (process, programs) = try await delivering(to: user)
        try #require(programs.count == 2)
        kill(process.identifier, SIGKILL)
        #expect(process.wait().status == 128 + SIGKILL)
        try RunningProcess.expectEnd(of: programs[0])
        kill(programs[1], SIGKILL)
        #expect(user.messages() == [])
    }
}
