import Glibc
import TestSupport

/// A site with scripts of its own and one user, alice, with a Maildir that is no one else's.
final class DryRunSite {
    let files: TemporaryDirectory
    private let tool: Program

    /// Whom mailboxes belong to: never root, even when the tests are run by root.
    let owner = geteuid() == 0 ? 65534 : geteuid()

    init(sieve: String = "") throws {
        files = try TemporaryDirectory()
        tool = try Program.built("mailwright")
        for directory in ["site", "bin", "mail/alice/Maildir/.Lists/cur"] {
            try files.makeDirectory(directory, mode: 0o755)
        }
        for part in ["cur", "new", "tmp"] {
            try files.makeDirectory("mail/alice/Maildir/\(part)", mode: 0o755)
        }
        try files.write("message.eml", "Subject: hello\n\nHello.\n")
        try files.write(
            "site.yaml",
            """
            domains: [example.org]
            mailboxes: {root: "\(files.path("mail"))", owner: "\(owner):\(owner)"}
            accounts: "sqlite:/db"
            sieve:
              before: \(files.path("site/before.sieve"))
              after: \(files.path("site/after.sieve"))
              global_extensions: +vnd.dovecot.execute
              execute_bin_dir: \(files.path("bin"))
            \(sieve)
            """)
        try script("site/before", "require \"imap4flags\"; addflag \"before\";")
        try script("site/after", "keep;")
    }

    /// Writes a script that everybody may read.
    func script(_ name: String, _ text: String) throws {
        chmod(try files.write("\(name).sieve", text), 0o644)
    }

    /// Makes a script the active one of alice.
    func activate(_ text: String) throws {
        try files.write("mail/alice/.dovecot.sieve", text)
    }

    /// Runs a command of `mailwright sieve` on the message, or on files of the site.
    func run(
        _ command: String, _ options: String..., files names: [String] = ["message.eml"]
    ) throws -> Program.Outcome {
        give("mail/alice")
        chmod(files.path, 0o755)
        return try tool.run(
            ["sieve", command, "--settings", files.path("site.yaml")] + options
                + names.map(files.path))
    }

    /// Gives a directory and what is in it to the owner of mailboxes.
    private func give(_ name: String) {
        if geteuid() == 0 { lchown(files.path(name), owner, owner) }
        for inner in files.list(name) { give("\(name)/\(inner)") }
    }
}
