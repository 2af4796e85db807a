import Accounts
import ArgumentParser

/// `mailwright alias add`: gives an address to an account.
struct AliasAddCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Give an address to an account, which may then send from it.",
        discussion: TableClashOptions.discussion)

    @OptionGroup var settingsOption: SettingsOption
    @OptionGroup var tableClashOptions: TableClashOptions

    @Argument(help: "The address; without a domain, in the primary one.")
    var address: String

    @Argument(help: "The name of the account that owns it.")
    var owner: String

    func perform() throws {
        let site = try Site(settingsOption)
        let (address, owner) = try site.administration.checkAlias(address, owner: owner)
        try tableClashOptions.refuseClash(ofAlias: address, of: owner, site.settings)
        let added = try site.administration.addAlias(address, owner: owner.username)
        Answer.line("added \(added.address) of \(added.owner)")
    }
}
