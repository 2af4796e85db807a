import Accounts
import ArgumentParser
import Sieve

/// `mailwright alias list`: all aliases with their owners, a line each.
struct AliasListCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all aliases: address, owner.")

    @OptionGroup var settingsOption: SettingsOption

    @Flag(help: "Print one JSON array.")
    var json = false

    func perform() throws {
        let aliases = try Site(settingsOption).directory.aliases()
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
