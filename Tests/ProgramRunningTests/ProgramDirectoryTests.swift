import Glibc
import Sieve
import SystemClock
import TestSupport
import Testing

@testable import ProgramRunning

@Suite struct ProgramDirectoryTests {
    private let directory: TemporaryDirectory
    private let envelope = {
        var envelope = SieveEnvelope(
            sender: Array("from@x".utf8), recipient: Array("to+a@y".utf8))
        envelope.finalRecipient = Array("to@y".utf8)
        return envelope
    }()

    init() throws {
        directory = try TemporaryDirectory()
        try directory.makeDirectory("bin")
        for (name, text) in [
            ("cat", "exec cat"),
            ("env", "echo \"$HOME $USER $HOST $SENDER $RECIPIENT $ORIG_RECIPIENT\""),
            ("fail", "exit 7"), (".hidden", "exit 0"),
        ] {
            chmod(try directory.write("bin/\(name)", "#!/bin/sh\n\(text)\n"), 0o755)
        }
        chmod(try directory.write("outside", "#!/bin/sh\n"), 0o755)
        try directory.makeDirectory("bin/folder")
    }

    private func output(
        _ name: String, input: String? = nil, use: ProgramCall.Use = .execute,
        settings: [(String, String)] = []
    ) throws -> String {
        var values = SieveSettings.default
        try values.set("execute_bin_dir", to: directory.path("bin"))
        for (name, value) in settings { try values.set(name, to: value) }
        let programs = ProgramDirectory(values, user: "u", home: "/h", host: "mx")
        let call = ProgramCall(
            use: use, name: Array(name.utf8), input: input.map { Array($0.utf8) },
            envelope: envelope)
        return String(decoding: try programs.output(of: call), as: UTF8.self)
    }

    @Test func `the environment tells who it is for`() throws {
        #expect(try output("env") == "/h u mx from@x to@y to+a@y\n")
    }

    @Test func `line ends are those of the settings`() throws {
        #expect(try output("cat", input: "a\nb\r\nc\rd") == "a\r\nb\r\nc\rd")
        let settings = [("execute_input_eol", "lf")]
        #expect(try output("cat", input: "a\nb\r\nc", settings: settings) == "a\nb\nc")
    }

    @Test(arguments: [
        "none", "folder", "../outside", "", ".", "..", ".hidden", "/bin/true", "a\u{0}",
    ])
    func `what is no program of the directory can not be run`(name: String) {
        #expect(throws: ProgramFailure.unavailable("there is no program '\(name)'")) {
            try output(name)
        }
    }

    @Test func `each use has a directory of its own`() {
        #expect(throws: ProgramFailure.self) { try output("cat", use: .pipe) }
    }

    @Test func `they share the time that is left`() throws {
        var settings = SieveSettings.default
        try settings.set("execute_bin_dir", to: directory.path("bin"))
        let programs = ProgramDirectory(
            settings, user: "u", home: "/h", host: "mx", deadline: Deadline(after: .zero))
        let call = ProgramCall(use: .execute, name: Array("env".utf8), envelope: envelope)
        #expect(throws: ProgramFailure.stopped("is not run: no time is left for programs")) {
            try programs.output(of: call)
        }
    }

    @Test func `a status is told`() {
        #expect(throws: ProgramFailure.status(7)) { try output("fail") }
    }
}
