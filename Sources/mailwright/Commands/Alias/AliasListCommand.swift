import Accounts
import ArgumentParser
import Sieve

/// `mailwright alias list`: the aliases with their owners, a line each.
struct AliasListCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all aliases, or those of one account: address, owner.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account; all aliases without it.")
    var owner: String?

    @Flag(help: "Print one JSON array.")
    var json = false

    func perform() throws {
        let site = try Site(settingsOption)
        let aliases =
            if let owner { try site.administration.account(named: owner).aliases } else {
                try site.directory.aliases()
            }
        if json {
            let objects = aliases.map { alias in
                JSONValue.object([
                    JSONValue.Member("address", .string(alias.address)),
                    JSONValue.Member("owner", .string(alias.owner)),
                ])
            }
            print(JSONValue.array(objects))
        } else {
            for line in Columns.lines(aliases.map { [$0.address, $0.owner] }) { Answer.line(line) }
        }
    }
}
