import Accounts
import Glibc
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLitePreparationTests {
    let files: TemporaryDirectory
    var path: String { files.path("lib/accounts.sqlite") }

    init() throws { files = try TemporaryDirectory() }

    private func prepare(_ owner: FileOwnership = .ofThisProcess) throws -> [String] {
        try AccountBackEnd.sqlite.prepare(path, owner)
    }

    @Test func `directory, file and tables are made, and told`() throws {
        #expect(
            try prepare() == [
                "made the directory \(files.path("lib"))",
                "made the accounts database \(path), mode 0600",
                "made the tables in \(path)",
            ])
        #expect(files.mode(of: "lib") == 0o700)
        #expect(files.mode(of: "lib/accounts.sqlite") == 0o600)
        #expect(try AccountBackEnd.sqlite.open(path).accounts().isEmpty)
    }

    @Test func `a second time there is nothing to do`() throws {
        _ = try prepare()
        _ = try Program("sqlite3").run([path], input: TestDatabase.manual)
        chmod(path, 0o640)
        #expect(try prepare() == [])
        #expect(files.mode(of: "lib/accounts.sqlite") == 0o640)
        #expect(try AccountBackEnd.sqlite.open(path).accounts().count == 1)
    }

    @Test func `a group may be let in to read`() throws {
        let owner = FileOwnership(user: geteuid(), group: getegid(), isGroupReadable: true)
        #expect(try prepare(owner).contains { $0.hasSuffix("mode 0640") })
        #expect(files.mode(of: "lib") == 0o750)
        #expect(files.mode(of: "lib/accounts.sqlite") == 0o640)
    }

    @Test func `the umask has no say`() throws {
        let old = umask(0o777)
        defer { umask(old) }
        _ = try prepare()
        #expect(files.mode(of: "lib/accounts.sqlite") == 0o600)
    }

    @Test(arguments: ["not a database at all", "#!/bin/sh\n", "S"])
    func `a file that is something else is not overwritten`(content: String) throws {
        try files.write("lib/accounts.sqlite", content)
        let failure = #expect(throws: AccountChangeFailure.self) { try prepare() }
        #expect(failure?.description.contains("is no SQLite database; move it away") == true)
        #expect(files.text("lib/accounts.sqlite") == content)
    }

    @Test func `a link in place of a new database is not followed`() throws {
        try files.makeDirectory("lib")
        #expect(symlink(files.path("elsewhere"), path) == 0)
        #expect(throws: AccountChangeFailure.self) { try prepare() }
        #expect(files.list() == ["lib"])
    }

    @Test func `an empty file, as an interrupted run leaves, is completed`() throws {
        try files.write("lib/accounts.sqlite", "")
        #expect(try prepare() == ["made the tables in \(path)"])
        #expect(try AccountBackEnd.sqlite.open(path).accounts().isEmpty)
    }

    @Test func `the site's own tables stay as they are, with their rows`() throws {
        try files.makeDirectory("lib")
        let site = """
            CREATE TABLE user (id INTEGER PRIMARY KEY, username VARCHAR(64), fullnamealias TEXT,
                realname TEXT, password TEXT, quota INTEGER DEFAULT 5);
            CREATE TABLE aliases (address TEXT PRIMARY KEY, owner TEXT, purpose TEXT);
            INSERT INTO user (username, fullnamealias, password) VALUES ('old', 'old.user', 'h');
            INSERT INTO aliases VALUES ('pr@example.org', 'old', 'press');
            """
        _ = try Program("sqlite3").run([path], input: site)
        let before = try Program("sqlite3").run([path], input: ".schema user\n.schema aliases\n")
        #expect(try prepare() == ["made the tables in \(path)"])
        let after = try Program("sqlite3").run([path], input: ".schema user\n.schema aliases\n")
        for line in before.output.split(separator: "\n") {
            #expect(after.output.contains(line), "\(line)")
        }
        _ = try Program("sqlite3").run([path], input: TestDatabase.manual)
        let directory = try AccountBackEnd.sqlite.open(path)
        #expect(try directory.accounts().map(\.username) == ["old", "user"])
        #expect(try directory.loadSnapshot().owner(ofAlias: bytes("PR@example.org")) != nil)
        try directory.change(by: "test") { transaction throws(AccountChangeFailure) in
            try transaction.setEnabled(false, of: "OLD")
        }
        #expect(try directory.credential(for: bytes("old"))?.isEnabled == false)
    }

    @Test(arguments: [
        ("CREATE TABLE user (username, password);", "the table user has no column fullnamealias"),
        ("CREATE TABLE aliases (address);", "the table aliases has no column owner"),
        (
            "CREATE TABLE user (username, fullnamealias, realname, password);"
                + "INSERT INTO user (username) VALUES ('Bob'), ('bob');",
            "the table user has the username \"Bob\" twice, its case ignored"
        ),
    ])
    func `tables that can not be used are refused and stay`(sql: String, words: String) throws {
        try files.makeDirectory("lib")
        _ = try Program("sqlite3").run([path], input: sql)
        let before = files.read("lib/accounts.sqlite")
        let failure = #expect(throws: AccountChangeFailure.self) { try prepare() }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        let tables = try Program("sqlite3").run([path], input: ".tables mailwright%\n").output
        #expect(tables.isEmpty)
        #expect(before?.count == files.read("lib/accounts.sqlite")?.count)
    }

    @Test func `a directory that the owner can not write in is refused`() throws {
        try files.makeDirectory("lib")
        chmod(files.path("lib"), 0o755)
        let failure = #expect(throws: AccountChangeFailure.self) {
            try prepare(FileOwnership(user: geteuid() + 1, group: getegid() + 1))
        }
        #expect(failure?.description.contains("give the database a directory of its own") == true)
        #expect(files.list("lib").isEmpty)
    }

    @Test(.enabled(if: geteuid() == 0))
    func `a directory that the owner's group can write in will do`() throws {
        try files.makeDirectory("lib")
        #expect(chown(files.path("lib"), 0, 65534) == 0)
        chmod(files.path("lib"), 0o770)
        _ = try prepare(FileOwnership(user: 65534, group: 65534))
        #expect(files.mode(of: "lib/accounts.sqlite") == 0o600)
    }

    @Test(.enabled(if: geteuid() == 0))
    func `root gives directory, file and SQLite's own files to the owner`() throws {
        _ = try prepare(FileOwnership(user: 65534, group: 65534))
        let directory = SQLiteDirectory(path: path)
        try directory.change(by: "test") { transaction throws(AccountChangeFailure) in
            try transaction.create(NewAccount(username: "alice", passwordHash: []))
        }
        _ = try directory.accounts()
        let names = files.list("lib")
        #expect(names.contains("accounts.sqlite-wal"))
        for name in names.map({ "lib/\($0)" }) + ["lib"] {
            var status = stat()
            #expect(lstat(files.path(name), &status) == 0)
            #expect(status.st_uid == 65534, "\(name)")
            #expect(status.st_mode & 0o077 == 0, "\(name)")
        }
    }
}
