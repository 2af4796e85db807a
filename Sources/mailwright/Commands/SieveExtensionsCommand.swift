import ArgumentParser
import Sieve

/// `mailwright sieve extensions`: what scripts can require, and what a site can set.
///
///     $ mailwright sieve extensions
///     copy      RFC 3894
///     envelope  RFC 5228
struct SieveExtensionsCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "extensions",
        abstract: "List the extensions that Sieve scripts can require.")

    @Flag(
        help: """
            List the settings of Sieve instead: name, default (- for none), what is written, and \
            what it does.
            """)
    var settings = false

    func perform() throws {
        let rows =
            settings
            ? SieveSettings.descriptions().map { [$0.name, $0.usual ?? "-", $0.form, $0.summary] }
            : SieveExtension.all.map { [$0.name, $0.specification] }
        Columns.lines(rows).forEach(Answer.line)
    }
}
