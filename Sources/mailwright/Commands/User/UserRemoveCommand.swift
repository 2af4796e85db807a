import Accounts
import ArgumentParser
import Glibc

/// `mailwright user remove`: the account goes, the mail stays.
struct UserRemoveCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove an account and the aliases it owns; its mail stays.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account.")
    var name: String

    @Flag(help: "Do not ask.")
    var yes = false

    func perform() throws {
        let administration = try Site(settingsOption).administration
        let (account, aliases) = try administration.account(named: name)
        guard try yes || isConfirmed(account, aliases) else {
            throw ToolFailure.refused("not confirmed; nothing was changed")
        }
        let removed = try administration.remove(account.username)
        Answer.line("removed \(removed.username)")
        for alias in removed.aliases { Answer.line("removed its alias \(alias.address)") }
        if let home = removed.home { Answer.line("its mail stays in \(home)") }
    }

    private func isConfirmed(_ account: Account, _ aliases: [OwnedAlias]) throws -> Bool {
        guard isatty(0) == 1 else {
            throw ToolFailure.refused(
                "nobody is there to confirm it; give --yes to remove \(account.username)")
        }
        var question = "Remove the account \(account.username)"
        if !aliases.isEmpty {
            question += " and its aliases " + aliases.map(\.address).joined(separator: ", ")
        }
        return Answer.isConfirmed(question + "?")
    }
}
