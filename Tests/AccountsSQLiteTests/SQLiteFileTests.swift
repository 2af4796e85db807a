import Accounts
import Outcomes
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteFileTests {
    @Test(arguments: [
        ("/var/lib/a.sqlite", "file:/var/lib/a.sqlite?mode=rw"),
        ("/a b/50%?x#y.sqlite", "file:/a b/50%25%3fx%23y.sqlite?mode=rw"),
    ])
    func `the URI never lets a path end early`(path: String, uri: String) {
        #expect(SQLiteFile(path: path).uri == uri)
    }

    @Test func `a path with odd characters is one file`() throws {
        let files = try TemporaryDirectory()
        let path = files.path("50% ?mode=memory#ü.sqlite")
        _ = try SQLitePreparation(path: path, owner: .ofThisProcess).run()
        #expect(try SQLiteDirectory(path: path).accounts().isEmpty)
        #expect(files.list().first == "50% ?mode=memory#ü.sqlite")
    }

    @Test func `two files have two identities, one file has one`() throws {
        let files = try TemporaryDirectory()
        let one = SQLiteFile(path: try files.write("one", ""))
        let two = SQLiteFile(path: try files.write("two", ""))
        #expect(try one.identity() == one.identity())
        #expect(try one.identity() != two.identity())
    }

    @Test(arguments: ["/no/such/file", "/etc/passwd/x"])
    func `a file that can not be reached fails for now`(path: String) {
        let failure = #expect(throws: LookupFailure.self) { try SQLiteFile(path: path).identity() }
        guard case .temporary(let reason) = failure else {
            Issue.record("not temporary: \(String(describing: failure))")
            return
        }
        #expect(reason.contains(path))
    }
}
