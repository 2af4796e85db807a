import Mail
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptRunnerTests {
    /// `use <name>` includes a script of the site.
    private static let using = SieveExtension(
        "using", specification: "test",
        commands: [
            CommandDefinition("use", Signature([Parameter("name", .constantString)])) {
                arguments, compilation in
                let name = arguments.string(0).constant ?? []
                return (try? compilation.load(name, from: .global)).map(Use.init)
            }
        ])

    private struct Use: CompiledCommand {
        let script: IncludedScript

        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            try run.execute(script)
        }
    }

    private struct Site: ScriptLibrary {
        let text: String

        func script(
            named name: [UInt8], at location: ScriptLocation
        ) throws(LookupFailure) -> StoredScript? {
            guard location == .global, name == Array("spam".utf8) else { return nil }
            return StoredScript(name: "/site/spam.sieve", source: Array(text.utf8))
        }
    }

    private let message = MessageInMemory(Array("Subject: x\n\n".utf8))

    /// The names of the actions that a script takes when the site has this one to include.
    private func actions(_ mailbox: Mailbox, site: String = "") -> [String] {
        mailbox.request.scriptLibrary = Site(text: site)
        return outcome(mailbox).actions.map(\.name)
    }

    private func outcome(_ mailbox: Mailbox) -> ScriptRunner.Outcome {
        let extensions = SieveExtension.all + [Self.using]
        // The one of this file is no extension that a site can choose.
        return ScriptRunner(request: mailbox.request, log: mailbox.log, extensions: extensions)
            .run(on: message)
    }

    @Test func `without a script the mail is kept`() throws {
        #expect(try actions(Mailbox()) == ["store"])
        #expect(try outcome(Mailbox()).scripts.isEmpty)
    }

    @Test func `a script is run with those of the library`() throws {
        let mailbox = try Mailbox(script: "require \"using\"; use \"spam\"; keep;")
        #expect(actions(mailbox, site: "discard;") == ["discard", "store"])
        #expect(mailbox.log.lines.isEmpty)
    }

    @Test func `errors of the library's scripts are told to the owner with their place`() throws {
        let mailbox = try Mailbox(script: "require \"using\"; use \"spam\"; keep;")
        #expect(actions(mailbox, site: "keep;\n frop;") == ["store"])
        let error = "/site/spam.sieve:2:2: there is no command 'frop'; check its spelling"
        #expect(mailbox.log.lines == ["warning: user=u, sieve: \(error); the mail is kept"])
        let told = mailbox.directory.text(".dovecot.sieve.log")
        #expect(told?.contains(error) == true)
    }

    @Test func `what a script goes on without is told to its owner`() throws {
        let mailbox = try Mailbox(
            script: """
                require ["regex", "variables"]; set "e" "(";
                if header :regex "subject" ["${e}", "x"] { discard; }
                """)
        #expect(actions(mailbox) == ["discard"])
        let line = try #require(mailbox.log.lines.first)
        #expect(line.hasPrefix("warning: user=u, sieve: "))
        #expect(line.contains(".dovecot.sieve:2:29: \"(\" is no regular expression: "))
        #expect(mailbox.log.lines.count == 1)
        let told = try #require(mailbox.directory.text(".dovecot.sieve.log"))
        #expect(told.contains(" warning: ") && told.contains(":2:29: "))
        #expect(outcome(mailbox).notice == nil)
    }

    @Test func `a failing run keeps the mail`() throws {
        let mailbox = try Mailbox(script: "require \"using\"; discard; use \"spam\";")
        let site = "require \"variables\"; redirect \"${x}\";"
        #expect(actions(mailbox, site: site) == ["store"])
        #expect(mailbox.log.lines.first?.contains("sieve: /site/spam.sieve:1:31: ") == true)
    }
}
