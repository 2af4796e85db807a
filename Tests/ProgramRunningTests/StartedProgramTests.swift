import Glibc
import TestSupport
import Testing

@testable import ProgramRunning

@Suite struct StartedProgramTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A program of sh, with nothing to read and nowhere to print.
    private func start(_ text: String) throws -> StartedProgram {
        let path = try directory.write("program", "#!/bin/sh\n\(text)\n")
        chmod(path, 0o755)
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nothing) }
        return try StartedProgram.start(
            ProgramRun(path: path, environment: nil), descriptors: [nothing, nothing, nothing])
    }

    private func waitForEnd(_ program: borrowing StartedProgram) {
        for _ in 0..<1000 where !program.hasEnded { usleep(10_000) }
    }

    @Test func `its end is seen as often as one looks, and told once`() throws {
        let program = try start("exit 5")
        waitForEnd(program)
        for _ in 0..<3 {
            let hasEnded = program.hasEnded
            #expect(hasEnded)
        }
        let status = program.end(killing: true)
        #expect(status == 5 << 8)
    }

    @Test func `one that runs is killed`() throws {
        let program = try start("sleep 1000")
        let hasEnded = program.hasEnded
        #expect(!hasEnded)
        let status = program.end(killing: true)
        #expect(status == SIGKILL)
    }

    @Test func `one that is not killed ends in its own way`() throws {
        let program = try start("exit 3")
        let status = program.end(killing: false)
        #expect(status == 3 << 8)
    }

    @Test func `descriptors go where they belong, wherever they are`() throws {
        let path = directory.path("text")
        let program = try directory.write("program", "#!/bin/sh\ncat; echo error >&2\n")
        chmod(program, 0o755)
        let input = open(try directory.write("input", "in\n"), O_RDONLY | O_CLOEXEC)
        let output = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        let started = try StartedProgram.start(
            ProgramRun(path: program, environment: nil), descriptors: [input, output, output])
        close(input)
        close(output)
        let status = started.end(killing: false)
        #expect(status == 0)
        #expect(directory.text("text") == "in\nerror\n")
    }

    @Test func `why it can not be started is told`() throws {
        let path = try directory.write("text", "no program")
        let failure = #expect(throws: ProgramRun.Failure.self) {
            let program = try StartedProgram.start(
                ProgramRun(path: path), descriptors: [0, 0, 0])
            _ = program.end(killing: true)
        }
        #expect(failure == .notStarted("can not run \(path): Permission denied"))
    }
}
