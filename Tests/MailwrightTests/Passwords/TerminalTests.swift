import Crypt
import Glibc
import TestSupport
import Testing

@testable import mailwright

@Suite struct TerminalTests {
    let site: ToolSite

    init() throws { site = try ToolSite() }

    private func start(_ arguments: String...) throws -> PseudoTerminal {
        try PseudoTerminal(site.tool.path, arguments, site.environment)
    }

    @Test func `a password is asked for twice, and never shown`() throws {
        let terminal = try start("user", "add", "alice")
        try terminal.wait(for: "New password for alice: ")
        #expect(!terminal.echoes)
        terminal.type("grüße\n")
        try terminal.wait(for: "The same again: ")
        terminal.type("grüße\n")
        #expect(terminal.end() == 0)
        #expect(!terminal.screen.contains("grüße"))
        #expect(terminal.screen.contains("added alice"))
        #expect(try CryptHash.verify(Array("grüße".utf8), against: site.hash(of: "alice")))
    }

    @Test func `two that differ change nothing`() throws {
        let terminal = try start("user", "add", "alice")
        try terminal.wait(for: "New password for alice: ")
        terminal.type("one\n")
        try terminal.wait(for: "The same again: ")
        terminal.type("two\n")
        #expect(terminal.end() == 1)
        #expect(terminal.screen.contains("the two passwords differ; nothing was changed"))
        #expect(try site.run(["user", "list"]).output.isEmpty)
        #expect(site.files.list("mail").isEmpty)
    }

    @Test func `the end of input is no password`() throws {
        let terminal = try start("user", "add", "alice")
        try terminal.wait(for: "New password for alice: ")
        terminal.type("\u{4}")
        #expect(terminal.end() == 1)
        #expect(terminal.screen.contains("no password was typed"))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal ends it with the echo switched on again`(signal: CInt) throws {
        try site.add("alice")
        let before = try site.hash(of: "alice")
        // A question after the database was used: its threads must not catch the signal.
        let terminal = try start("user", "passwd", "alice")
        try terminal.wait(for: "New password for alice: ")
        #expect(!terminal.echoes)
        if signal == SIGINT { terminal.type("half\u{3}") } else { terminal.send(signal) }
        #expect(terminal.end() == 128 + signal)
        #expect(terminal.echoes)
        #expect(try site.hash(of: "alice") == before)
    }

    @Test func `control-Z begins the password anew`() throws {
        let terminal = try start("user", "add", "alice")
        try terminal.wait(for: "New password for alice: ")
        terminal.type("wrong\u{1A}")
        // The terminal may throw away the new question together with what was typed, so that
        // there is nothing to wait for.
        try terminal.wait(for: "added alice", typing: "secret\n")
        #expect(terminal.end() == 0)
        #expect(try CryptHash.verify(Array("secret".utf8), against: site.hash(of: "alice")))
    }

    @Test func `a removal is confirmed, and no is the default`() throws {
        try site.add("alice")
        _ = try site.run(["alias", "add", "pr", "alice"])
        for answer in ["\n", "n\n", "maybe\n", "\u{4}"] {
            let terminal = try start("user", "remove", "alice")
            try terminal.wait(
                for: "Remove the account alice and its aliases pr@example.org? [y/N] ")
            terminal.type(answer)
            #expect(terminal.end() == 1)
            #expect(terminal.screen.contains("not confirmed; nothing was changed"))
        }
        let terminal = try start("user", "remove", "alice")
        try terminal.wait(for: "[y/N] ")
        terminal.type("y\n")
        #expect(terminal.end() == 0)
        #expect(try site.run(["user", "list"]).output.isEmpty)
    }
}
