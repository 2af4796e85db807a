import ArgumentParser
import Outcomes
import Routing
import Settings

/// `mailwright map query MAP KEY`: asks a map through the functions that the daemon answers with.
///
///     $ mailwright map query virtual-aliases pr+news@example.org
///     alice+news@example.org
///
/// It reads the settings, the tables and the accounts itself, so it answers while the daemon is
/// down, and shows what an edit will do before the daemon is started.
struct MapQueryCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask a map one question.",
        discussion: """
            Exit status: 0 found, and the value is printed; 1 not found; 2 the settings or a \
            table are wrong; 75 the question can not be answered now.
            """)

    /// EX_TEMPFAIL, sysexits(3): "not found" is 1, so a failure must be something else.
    static let failedForNow: Int32 = 75

    @OptionGroup var settings: SettingsOption

    @Argument(help: "The name of the map in the settings.")
    var map: String

    @Argument(help: "What is asked: an address, a domain, or another key of the map.")
    var key: String

    func perform() throws {
        guard let answer = try ask(settings.load()) else { throw ExitCode(1) }
        print(String(decoding: answer.value, as: UTF8.self))
    }

    /// The answer of the map, or nil when it is not found.
    func ask(_ site: SiteSettings) throws -> MapAnswer? {
        let maps = try SettingsMaps(site)
        do throws(LookupFailure) {
            return try maps.answer(to: Array(key.utf8), from: map)
        } catch .temporary(let reason) {
            StandardError.write("mailwright: map \(map): \(reason)")
            throw ExitCode(Self.failedForNow)
        } catch {
            throw error
        }
    }
}
