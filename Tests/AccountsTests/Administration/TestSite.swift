import Accounts
import Glibc
import TestSupport

/// A site with two domains, accounts in memory and a mailbox root in a temporary directory.
final class TestSite {
    let directory = DirectoryInMemory()
    let files: TemporaryDirectory
    var root: String { files.path("root") }
    let administration: AccountAdministration

    init() throws {
        files = try TemporaryDirectory()
        try files.makeDirectory("root")
        administration = AccountAdministration(
            directory: directory, domains: ["example.org", "example.net"],
            recipientDelimiter: Array("+".utf8),
            homes: MailboxHomes(root: files.path("root"), owner: .ofThisProcess), actor: "tester")
    }

    /// Adds an account that needs no more than a name.
    @discardableResult
    func add(
        _ username: String, fullNameAlias: String? = nil
    ) throws -> (username: String, home: String) {
        try administration.add(
            NewAccount(
                username: username, fullNameAlias: fullNameAlias, passwordHash: Array("h".utf8)))
    }

    /// The names of what is in the mailbox root.
    var homes: [String] { files.list("root") }

    /// The permission bits of a file below the root; nil when there is none.
    func mode(_ path: String) -> mode_t? { files.mode(of: "root/\(path)") }
}
