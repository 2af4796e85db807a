import Glibc
import TestSupport

/// A site in a temporary directory, administered by the tool that was built with the tests.
final class ToolSite {
    let files: TemporaryDirectory
    let tool: Program

    /// The variables that name the site's settings to the tool.
    var environment: [String: String] { ["MAILWRIGHT_SETTINGS": files.path("mailwright.yaml")] }

    /// Writes the settings, and runs `mailwright init` unless told otherwise.
    init(initialised: Bool = true) throws {
        files = try TemporaryDirectory()
        tool = try Program.built("mailwright")
        try files.write(
            "mailwright.yaml",
            """
            domains: [example.org, example.net]
            user: "\(geteuid())"
            mailboxes: { root: "\(files.path("mail"))", owner: "\(geteuid()):\(getegid())" }
            accounts: "sqlite:\(files.path("lib/accounts.sqlite"))"

            """)
        if initialised { _ = try run(["init"]) }
    }

    /// Runs the tool.
    func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
        try tool.run(arguments, input: input, environment: environment)
    }

    /// Adds an account with the password `secret`.
    func add(_ name: String, _ options: String...) throws {
        _ = try run(["user", "add", name] + options, input: "secret\n")
    }

    /// Asks the database itself.
    func sqlite3(_ sql: String) throws -> String {
        try Program("sqlite3").run([files.path("lib/accounts.sqlite")], input: sql + "\n").output
    }

    /// The hash that is stored for an account.
    func hash(of name: String) throws -> [UInt8] {
        let output = try sqlite3("SELECT password FROM user WHERE username = '\(name)';")
        return Array(output.utf8.dropLast())
    }
}
