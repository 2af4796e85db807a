import AccountBackEnds
import Accounts
import Glibc
import Logging
import Outcomes
import Routing
import Servers
import Settings

/// The resident server of a site; see ``Options/usage``.
@main
enum Main {
    /// The exit statuses of sysexits.h that are used.
    private enum Status {
        static let usage: Int32 = 64
        static let failure: Int32 = 71
        static let configuration: Int32 = 78
    }

    static func main() {
        let words = CommandLine.arguments.dropFirst()
        let environment = getenv("MAILWRIGHT_SETTINGS").map { String(cString: $0) }
        guard let options = Options(words, environment: environment) else {
            end(Options.usage, Status.usage)
        }
        do throws(Complaints) {
            let settings = selected(try SiteSettings.load(options.settings), options.only)
            if options.isCheck { return try check(settings) }
            LoggingSystem.bootstrap(StreamLogHandler.standardError)
            let log = Logger(label: "mailwrightd")
            serve(try Daemon(settings, backEnds: AccountBackEnd.all, log: log))
        } catch {
            end(error.description, Status.configuration)
        }
    }

    /// Says all that is wrong with the settings, their tables, and what they want of the system.
    private static func check(_ settings: SiteSettings) throws(Complaints) {
        var complaints = SettingsCheck(settings, backEnds: AccountBackEnd.all).complaints
        do throws(Complaints) {
            _ = try MapSet(settings, accounts: AccountSnapshotHolder())
        } catch {
            complaints += error.all
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        print("\(settings.file): in order")
    }

    private static func serve(_ daemon: Daemon) {
        do {
            try daemon.run()
        } catch {
            end("mailwrightd: \(error)", Status.failure)
        }
    }

    /// The settings with the named services only; all of them when none is named.
    private static func selected(
        _ settings: SiteSettings, _ only: [String]
    ) -> SiteSettings {
        guard !only.isEmpty else { return settings }
        var settings = settings
        if !only.contains("lookup") { settings.lookup = nil }
        if !only.contains("auth") { settings.auth = nil }
        return settings
    }

    private static func end(_ message: String, _ status: Int32) -> Never {
        let line = message + "\n"
        // The last thing that this process does; nobody is left to hear of a failure.
        _ = write(STDERR_FILENO, line, line.utf8.count)
        exit(status)
    }
}
