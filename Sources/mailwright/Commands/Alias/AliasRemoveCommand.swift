import Accounts
import ArgumentParser

/// `mailwright alias remove`: takes an address from its owner.
struct AliasRemoveCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take an address from the account that owns it.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The address; without a domain, in the primary one.")
    var address: String

    func perform() throws {
        let removed = try Site(settingsOption).administration.removeAlias(address)
        Answer.line("removed \(removed.address) of \(removed.owner)")
    }
}
