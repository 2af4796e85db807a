import Accounts
import ArgumentParser
import Sieve

/// `mailwright user list`: all accounts, a line each.
struct UserListCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all accounts: name, state, full-name alias, real name.")

    @OptionGroup var settingsOption: SettingsOption

    @Flag(help: "Print one JSON array.")
    var json = false

    func perform() throws {
        let accounts = try Site(settingsOption).directory.accounts()
        if json {
            print(JSONValue.array(accounts.map(AccountReport.json)))
        } else {
            for line in Columns.lines(accounts.map(AccountReport.row)) { Answer.line(line) }
        }
    }
}
