import Glibc
import Outcomes
import TestSupport
import Testing

/// `mailwrightd --service`: one process for each service.
@Suite struct ServiceOptionTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("log", "")
        try folder.write(
            "mailwright.yaml",
            """
            domains: [example.test]
            mailboxes: { root: "\(folder.path("mail"))", owner: "\(geteuid())" }
            accounts: "sqlite:\(folder.path("accounts.sqlite"))"
            maps:
              transport: { keys: transport, tables: ["inline:{a.test=smtp:b.test}"] }
            lookup:
              listen: [{ unix: "\(folder.path("lookup"))" }]
            auth:
              listen: [{ unix: "\(folder.path("auth"))" }]

            """)
    }

    /// Runs the body while the daemon serves with some options.
    private func whileServing(_ options: String..., body: () throws -> Void) throws {
        let errors = try folder.write("log", "")
        let daemon = try Conversation(
            program: "\(Stack.programs)/mailwrightd",
            ["--settings", folder.path("mailwright.yaml")] + options, errors: errors)
        try wait(for: "the daemon: \(folder.text("log") ?? "")") {
            folder.text("log")?.contains(" ready\n") ?? false
        }
        let outcome = Result { try body() }
        // Its end is that of the conversation.
        withExtendedLifetime(daemon) {}
        try outcome.get()
    }

    private func run(_ arguments: [String]) throws -> Program.Outcome {
        try Program("\(Stack.programs)/mailwrightd").run(
            ["--settings", folder.path("mailwright.yaml")] + arguments)
    }

    @Test func `it says its version without settings`() throws {
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output == "mailwrightd \(MailwrightVersion.text)\n")
    }

    private func lookUp() throws -> String {
        let peer = try Conversation(socket: folder.path("lookup"))
        try peer.send(Array("18:transport u@a.test,".utf8))
        return String(decoding: try peer.bytes("14:OK smtp:b.test,".utf8.count), as: UTF8.self)
    }

    /// The first line that the auth service says to whoever connects and says hello.
    private func greeting() throws -> String? {
        let peer = try Conversation(socket: folder.path("auth"))
        try peer.send(Array("VERSION\t1\t2\nCPID\t1\n".utf8))
        return try peer.line()
    }

    @Test func `without the option both services answer`() throws {
        try whileServing {
            let answer = try lookUp()
            #expect(answer == "14:OK smtp:b.test,")
            let first = try greeting()
            #expect(first == "VERSION\t1\t2")
        }
    }

    @Test func `lookup alone does not listen for logins`() throws {
        try whileServing("--service", "lookup") {
            let answer = try lookUp()
            #expect(answer == "14:OK smtp:b.test,")
            #expect(throws: Conversation.Failure.self) { try greeting() }
            #expect(!folder.list().contains("auth"))
        }
    }

    @Test func `auth alone does not listen for lookups`() throws {
        try whileServing("--service", "auth") {
            let first = try greeting()
            #expect(first == "VERSION\t1\t2")
            #expect(throws: Conversation.Failure.self) { try lookUp() }
            #expect(!folder.list().contains("lookup"))
        }
    }

    @Test func `a process for each service serves beside the other`() throws {
        try whileServing("--service", "lookup") {
            try whileServing("--service", "auth") {
                let answer = try lookUp()
                #expect(answer == "14:OK smtp:b.test,")
                let first = try greeting()
                #expect(first == "VERSION\t1\t2")
            }
            let answer = try lookUp()
            #expect(answer == "14:OK smtp:b.test,")
        }
    }

    @Test func `an unknown service is one line`() throws {
        let outcome = try run(["--service", "smtp"])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "mailwrightd: there is no service \"smtp\"; it may be lookup or auth\n")
    }

    @Test func `a service that the settings do not have is one line`() throws {
        let text = try #require(folder.text("mailwright.yaml"))
        let start = try #require(text.firstRange(of: "auth:\n")?.lowerBound)
        try folder.write("mailwright.yaml", String(text[..<start]))
        for arguments in [["--service", "auth"], ["--service", "auth", "--check"]] {
            let outcome = try run(arguments)
            #expect(outcome.status == 78)
            #expect(
                outcome.errors
                    == "\(folder.path("mailwright.yaml")): there is no \"auth\", which --service "
                    + "names; add it, or leave out the option\n")
        }
    }
}
