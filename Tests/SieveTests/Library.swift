import Outcomes
import Sieve
import Synchronization

/// A library in memory: scripts of the user by their names, and of the site with `/` before them.
final class Library: ScriptLibrary {
    private let scripts: [String: String]
    private let recorded = Mutex<[String]>([])

    init(_ scripts: [String: String]) {
        self.scripts = scripts
    }

    /// What it was asked for.
    var questions: [String] { recorded.withLock { $0 } }

    func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        let name = (location == .global ? "/" : "") + String(decoding: name, as: UTF8.self)
        recorded.withLock { $0.append(name) }
        if name == "locked" { throw .temporary("the disk is away") }
        guard let text = scripts[name] else { return nil }
        return StoredScript(
            name: name + ".sieve", source: Array(Self.requires.utf8) + Array(text.utf8))
    }

    /// What every script begins with, in a line of its own.
    static let requires =
        "require [\"include\", \"variables\", \"fileinto\", \"copy\", \"imap4flags\"];\n"

    /// Compiles a script that may include those of the library.
    func compile(_ text: String, limits: SieveLimits = .default) throws(Complaints) -> SieveScript {
        try SieveScript(
            compiling: Array(Self.requires.utf8) + Array(text.utf8), named: "main.sieve",
            limits: limits, library: self)
    }

    /// The mailboxes that a script stores into, or why it failed.
    func mailboxes(_ text: String, limits: SieveLimits = .default) throws -> String {
        let result = try compile(text, limits: limits).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        if let failure = result.failure { return failure.description }
        return result.actions.map { action in
            action.store.map { String(decoding: $0.mailbox, as: UTF8.self) } ?? action.name
        }.joined(separator: " ")
    }
}
