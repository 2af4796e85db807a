import Accounts
import ArgumentParser

/// `mailwright alias add`: gives an address to an account.
struct AliasAddCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Give an address to an account, which may then send from it.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The address; without a domain, in the primary one.")
    var address: String

    @Argument(help: "The name of the account that owns it.")
    var owner: String

    func perform() throws {
        let added = try Site(settingsOption).administration.addAlias(address, owner: owner)
        Answer.line("added \(added.address) of \(added.owner)")
    }
}
