import ArgumentParser
import Sieve

/// `mailwright sieve extensions`: what scripts can require, and what a site can set.
///
///     $ mailwright sieve extensions
///     copy       RFC 3894
///     envelope   RFC 5228
struct SieveExtensionsCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "extensions",
        abstract: "List the extensions that Sieve scripts can require.")

    @Flag(help: "List the settings of Sieve instead, with what they do.")
    var settings = false

    func perform() throws {
        let rows =
            settings
            ? SieveSettings.descriptions().map { ($0.name, $0.summary) }
            : SieveExtension.all.map { ($0.name, $0.specification) }
        let width = rows.reduce(0) { max($0, $1.0.count) }
        for (name, text) in rows {
            print(name + String(repeating: " ", count: width - name.count + 3) + text)
        }
    }
}
