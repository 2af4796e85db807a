import Accounts
import ArgumentParser
import Settings
import Sieve

/// `mailwright user show`: all about one account, but its password.
struct UserShowCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an account with its aliases and its home.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account, or an address of it.")
    var name: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func perform() throws {
        let site = try Site(settingsOption)
        let (account, aliases) = try site.administration.account(named: name)
        let report = AccountReport(
            account: account, aliases: aliases.map(\.address),
            home: site.settings.mailboxes.home(of: account.username))
        if json {
            print(report.json)
        } else {
            for line in Columns.lines(report.rows) { Answer.line(line) }
        }
    }
}
