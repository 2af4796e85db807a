import Mail
import Outcomes
import Sieve
import Synchronization
import Testing

@Suite struct VndDovecotPipeTests {
    /// Programs that print their input behind a word.
    private final class Host: SieveHost {
        let calls = Mutex<[ProgramCall]>([])

        func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
            calls.withLock { $0.append(call) }
            switch call.nameText {
            case "add": return Array("X-Added: 1\r\n".utf8) + (call.input ?? [])
            case "empty": return []
            case "late": throw .stopped("took longer than 1 s")
            case "no": throw .status(1)
            default: throw .unavailable("there is no program '\(call.nameText)'")
            }
        }
    }

    private let names =
        #""vnd.dovecot.pipe", "vnd.dovecot.filter", "vnd.dovecot.execute", "copy", "variables""#

    private func run(_ script: String, _ host: Host = Host()) throws -> SieveResult {
        try compile("require [\(names)]; \(script)").run(
            message: friep, envelope: envelope, host: host)
    }

    private func json(_ script: String) throws -> String {
        SieveReport(try run(script)).json.description
    }

    @Test func `pipe is an action`() throws {
        #expect(
            try json(#"pipe :try "x" ["a", "b"];"#)
                == #"{"actions":[{"a":"pipe","program":"x","args":["a","b"],"try":true}],"#
                + #""implicit_keep":null}"#)
        #expect(
            try json(#"pipe :copy "x";"#)
                == #"{"actions":[{"a":"pipe","program":"x","copy":true}],"#
                + #""implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
        #expect(
            SieveReport(try run(#"pipe "x";"#)).words == "pipe the message to the program x\n")
    }

    @Test func `the program gets the message as it is then`() throws {
        let result = try run(#"filter "add"; pipe "x"; filter "add";"#)
        let action = try #require(result.actions.first as? PipeAction)
        let input = String(decoding: action.call.input ?? [], as: UTF8.self)
        #expect(input.hasPrefix("X-Added: 1\r\nFrom: "))
        #expect(action.call.envelope == envelope)
    }

    @Test func `one program gets it once`() throws {
        #expect(try run(#"pipe "x"; pipe "y";"#).failure == nil)
        #expect(try run(#"pipe "x"; pipe "x";"#).failure?.message.contains("already") == true)
    }

    @Test func `a changed message is what is stored and sent`() throws {
        let result = try run(#"filter "add"; keep; redirect "a@b.c";"#)
        let edited = try result.actions[0].store?.edited?.bytes()
        let stored = String(decoding: edited ?? [], as: UTF8.self)
        #expect(stored.hasPrefix("X-Added: 1\r\nFrom: ") && stored.hasSuffix("Friep!\r\n"))
        #expect(try run(#"filter "empty";"#).actions[0].store?.edited == nil)
    }

    @Test(arguments: [
        ("late", "the program 'late' took longer than 1 s"),
        ("no", "the program 'no' failed with exit status 1"), ("x", "there is no program 'x'"),
    ])
    func `a program that fails fails the command, and is false as a test`(
        name: String, reason: String
    ) throws {
        for command in ["filter", "execute"] {
            let failed = try run("\(command) \"\(name)\"; discard;")
            #expect(failed.failure?.message == reason)
            #expect(failed.actions.count == 1 && failed.actions[0].store != nil)
            let tested = try run("if \(command) \"\(name)\" { discard; }")
            #expect(tested.failure == nil && tested.implicitKeep)
        }
    }

    @Test func `execute reads what it is given, and sets a variable`() throws {
        let host = Host()
        let result = try run(
            #"execute :input "in" :output "o" "add"; execute "add"; execute :pipe "empty";"#
                + #"if string :matches "${o}" "X-Added*in" { discard; }"#, host)
        #expect(result.actions.first is DiscardAction)
        let inputs = host.calls.withLock { $0.map { $0.input?.count } }
        #expect(inputs == [2, nil, friep.size])
    }

    @Test func `arguments with variables are checked when they are known`() throws {
        #expect(
            try run("set \"a\" \"x\ny\"; execute \"add\" \"${a}\";").failure?.message
                .hasPrefix("an argument has a line end") == true)
    }

    @Test(arguments: ["../x", "", ".x", "a/b", "a\u{7}"])
    func `names that can be none are errors`(name: String) {
        #expect(throws: (any Error).self) { try run("pipe \"\(name)\";") }
        #expect(throws: (any Error).self) { try run("filter \"\(name)\";") }
        #expect(throws: (any Error).self) { try run("execute \"\(name)\";") }
    }

    @Test func `errors have their places`() {
        expectErrors(
            #"require "vnd.dovecot.execute"; execute 1️⃣:output "x" "y";"#,
            "the tag ':output' needs an extension; add require \"variables\" at the top")
        expectErrors(
            #"require "vnd.dovecot.execute"; execute :input "a" 1️⃣:pipe "y";"#,
            "':pipe' and ':input' exclude each other; remove one")
        let many = [String](repeating: "\"a\"", count: 33).joined(separator: ",")
        expectErrors(
            "require \"vnd.dovecot.pipe\"; 1️⃣pipe \"x\" [\(many)];",
            "a program has more than 32 arguments; use fewer")
    }

    @Test func `they are off unless the site adds them`() throws {
        let off = SieveExtension.all.filter { !$0.isOnByDefault }.map(\.name)
        #expect(off == ["vnd.dovecot.execute", "vnd.dovecot.filter", "vnd.dovecot.pipe"])
    }

    @Test func `settings are those of each use`() throws {
        var settings = SieveSettings.default
        try settings.set("pipe_bin_dir", to: "/p/")
        try settings.set("pipe_exec_timeout", to: "1m")
        try settings.set("filter_exec_timeout", to: "0")
        try settings.set("filter_input_eol", to: "lf")
        try settings.set("execute_max_output", to: "1k")
        #expect(settings.programs(for: .pipe).directory == "/p")
        #expect(settings.programs(for: .pipe).timeLimit == 60)
        #expect(settings.programs(for: .filter).timeLimit == 600)
        #expect(!settings.programs(for: .filter).hasCRLF && settings.programs(for: .pipe).hasCRLF)
        #expect(settings.programs(for: .execute).outputLimit == 1_024)
        #expect(throws: SettingMistake.self) { try settings.set("pipe_input_eol", to: "cr") }
        #expect(throws: SettingMistake.self) { try settings.set("pipe_bin_dir", to: "bin") }
    }
}
