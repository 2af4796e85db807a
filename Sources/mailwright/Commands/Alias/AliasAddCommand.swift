import Accounts
import ArgumentParser
import Settings

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
        let site = try Site(settingsOption)
        // Without a domain it is one of the primary domain.
        let primary = site.settings.domains.first ?? ""
        try TableClash(site.settings)
            .check(address.contains("@") ? address : "\(address)@\(primary)")
        let added = try site.administration.addAlias(address, owner: owner)
        Answer.line("added \(added.address) of \(added.owner)")
    }
}
