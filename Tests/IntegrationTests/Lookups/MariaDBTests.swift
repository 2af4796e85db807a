import Glibc
import TestSupport
import Testing

/// mailwrightd with its accounts in a real MariaDB server, which changes, dies, hangs and comes back.
@Suite(.serialized) struct MariaDBTests {
    private let folder: TemporaryDirectory
    private let server: MariaDBServer

    init() throws {
        folder = try TemporaryDirectory()
        server = try MariaDBServer()
        try server.run(
            """
            CREATE DATABASE cacertusers;
            USE cacertusers;
            CREATE TABLE user (username VARCHAR(64) NOT NULL PRIMARY KEY,
                fullnamealias VARCHAR(64), realname VARCHAR(64), password VARCHAR(255));
            CREATE TABLE aliases (address VARCHAR(255) NOT NULL, owner VARCHAR(64) NOT NULL);
            INSERT INTO user VALUES ('alice', 'alice.adams', 'Alice', '');
            """)
        try folder.write(
            "mariadb.cnf",
            "[client]\nsocket=\(server.socket)\nuser=root\ndatabase=cacertusers\n")
        try folder.write(
            "mailwright.yaml",
            """
            domains: [example.test]
            mailboxes: { root: "\(folder.path("mail"))", owner: "nobody" }
            accounts: "mariadb:\(folder.path("mariadb.cnf"))"
            maps:
              virtual-aliases: { keys: address, tables: ["accounts:aliases"] }
            lookup:
              listen: [{ unix: "\(folder.path("lookup"))" }]

            """)
    }

    private func mailwright(_ arguments: String...) throws -> Program.Outcome {
        try Program("\(Stack.programs)/mailwright").run(
            arguments + ["--settings", folder.path("mailwright.yaml")])
    }

    /// Runs the body while the daemon serves.
    private func whileServing(_ body: () throws -> Void) throws {
        let daemon = try Conversation(
            program: "\(Stack.programs)/mailwrightd",
            ["--settings", folder.path("mailwright.yaml")],
            errors: try folder.write("log", ""))
        try wait(for: "the daemon: \(folder.text("log") ?? "")") {
            folder.text("log")?.contains(" ready\n") ?? false
        }
        let outcome = Result { try body() }
        withExtendedLifetime(daemon) {}
        if case .failure = outcome { Issue.record("\(folder.text("log") ?? "")") }
        try outcome.get()
    }

    /// What the map of aliases has for a key, as Postfix asks for it.
    private func answer(_ key: String) throws -> String {
        let outcome = try Program("postmap").run([
            "-q", key, "socketmap:unix:\(folder.path("lookup")):virtual-aliases",
        ])
        return outcome.status == 1 && outcome.errors.isEmpty
            ? "not found" : outcome.output + outcome.errors
    }

    private func expectAnswers() throws {
        #expect(try answer("alice.adams@example.test") == "alice@example.test\n")
        #expect(try answer("nobody@example.test") == "not found")
    }

    @Test func `what anybody commits is served within a second`() throws {
        #expect(try mailwright("init").status == 0)
        try whileServing {
            try wait(for: "the accounts") {
                try answer("alice.adams@example.test") == "alice@example.test\n"
            }
            try server.run(
                "INSERT INTO aliases VALUES ('press@example.test', 'alice')",
                database: "cacertusers")
            let start = ContinuousClock.now
            try wait(for: "the alias", within: .seconds(1)) {
                try answer("press@example.test") == "alice@example.test\n"
            }
            #expect(ContinuousClock.now - start < .seconds(1))
            let added = try mailwright(
                "user", "add", "bob", "--full-name-alias", "bob.b", "--generate")
            #expect(added.status == 0, "\(added.errors)")
            try wait(for: "the account", within: .seconds(1)) {
                try answer("bob.b@example.test") == "bob@example.test\n"
            }
        }
    }

    @Test func `a server that is killed, is restarted or hangs costs no answer`() throws {
        #expect(try mailwright("init").status == 0)
        try whileServing {
            try wait(for: "the accounts") {
                try answer("alice.adams@example.test") == "alice@example.test\n"
            }
            for ending in [SIGKILL, SIGTERM] {
                try server.signal(ending)
                for _ in 0..<10 { try expectAnswers() }
                usleep(500_000)
                try expectAnswers()
                try server.start()
                try expectAnswers()
            }
            try server.signal(SIGSTOP)
            for _ in 0..<10 { try expectAnswers() }
            usleep(1_500_000)
            try expectAnswers()
            try server.signal(SIGCONT)
            try server.run(
                "UPDATE user SET fullnamealias = 'a.adams' WHERE username = 'alice'",
                database: "cacertusers")
            try wait(for: "the change", within: .seconds(20)) {
                try answer("a.adams@example.test") == "alice@example.test\n"
            }
            #expect(try answer("alice.adams@example.test") == "not found")
        }
    }

    @Test func `what can not be served yet is told, and tables are made once`() throws {
        let early = try mailwright("user", "list")
        #expect(early.status == 2 && early.errors.contains("run mailwright init"), "\(early)")
        let first = try mailwright("init")
        #expect(first.output.contains("made the tables in the database of"), "\(first)")
        let second = try mailwright("init")
        #expect(second.output.contains("was there already"), "\(second)")
        let list = try mailwright("user", "list")
        #expect(list.status == 0 && list.output.contains("alice.adams"), "\(list)")
    }
}
