import Accounts
import Outcomes
import Testing

@Suite struct AccountOpenerTests {
    static let opener = AccountOpener([
        AccountBackEnd(
            scheme: "memory", example: "memory:/m", open: { _ in DirectoryInMemory() },
            prepare: { path, _ in [path] }),
        AccountBackEnd(
            scheme: "broken", example: "broken:/b",
            open: { path throws(LookupFailure) in throw .temporary("\(path) is not mounted") },
            prepare: { _, _ in [] }),
    ])

    @Test func `a reference is opened by the back end that it names`() throws {
        #expect(try Self.opener.open("memory:/x") is DirectoryInMemory)
        #expect(try Self.opener.find("memory:/a:b").path == "/a:b")
        #expect(try Self.opener.find("broken:/x").backEnd.scheme == "broken")
    }

    @Test func `the failure of a back end is handed on as it is`() {
        #expect(throws: LookupFailure.temporary("/srv/a is not mounted")) {
            try Self.opener.open("broken:/srv/a")
        }
    }

    @Test(arguments: [
        (
            "/var/lib/accounts.sqlite",
            "names no kind of database; write it as broken:/b or memory:/m"
        ), ("", "names no kind"),
        (
            "mysql:/x",
            #""mysql" is no kind of database that this program has; it has broken, memory"#
        ),
        ("memory:accounts", "is not an absolute path"), ("memory:", "is not an absolute path"),
        ("Memory:/x", #""Memory" is no kind"#),
    ])
    func `a reference that names nothing is a fault of the configuration`(
        reference: String, words: String
    ) {
        let failure = #expect(throws: LookupFailure.self) { try Self.opener.open(reference) }
        guard case .configuration(let reason) = failure else {
            Issue.record("not a fault of the configuration: \(String(describing: failure))")
            return
        }
        #expect(reason.contains(words), "\(reason)")
    }
}
