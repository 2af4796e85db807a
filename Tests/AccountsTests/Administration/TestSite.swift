import Accounts
import Foundation

/// A site with two domains, accounts in memory and a mailbox root in a temporary directory.
final class TestSite {
    let directory = DirectoryInMemory()
    let root: String
    let administration: AccountAdministration

    init() throws {
        root = NSTemporaryDirectory() + "mailwright-accounts-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        administration = AccountAdministration(
            directory: directory, domains: ["example.org", "example.net"],
            recipientDelimiter: Array("+".utf8),
            homes: MailboxHomes(root: root, owner: .ofThisProcess), actor: "tester")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
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
    var homes: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: root).sorted()) ?? []
    }

    /// The permission bits of a file below the root.
    func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
        return (attributes[.posixPermissions] as? Int) ?? -1
    }
}
