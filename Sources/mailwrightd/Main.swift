import AccountBackEnds
import Accounts
import Glibc
import Logging
import Outcomes
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
        let options: Options
        do throws(Options.Mistake) {
            options = try Options(words, environment: environment)
        } catch {
            end(error.text, Status.usage)
        }
        if options.isVersion {
            print("mailwrightd \(MailwrightVersion.text)")
            return
        }
        var draft = draft(options)
        do throws(Complaints) {
            let settings = try draft.finished()
            if options.isCheck {
                print("\(settings.file): in order")
                return
            }
            LoggingSystem.bootstrap(StreamLogHandler.standardError)
            let log = Logger(label: "mailwrightd")
            serve(try Daemon(settings, backEnds: AccountBackEnd.all, log: log))
        } catch {
            // The daemon's own complaints are put in the order of the file.
            if draft.complaints.isEmpty { draft.add(error.all) }
            end(Complaints(draft.complaints).description, Status.configuration)
        }
    }

    /// The settings for the services that were named, and all that is wrong in them.
    private static func draft(_ options: Options) -> SettingsDraft {
        var draft = SiteSettings.draft(options.settings)
        draft.select(options.only)
        // Without a mistake so far the daemon itself looks for more when it is made.
        if let settings = draft.settings, options.isCheck || !draft.complaints.isEmpty {
            draft.add(
                Daemon.mistakes(
                    in: settings, backEnds: AccountBackEnd.all,
                    countingTableFiles: options.isCheck))
            // One that is broken keeps nobody from serving: deliveries get on without it.
            if options.isCheck { draft.add(SiteScriptCheck.complaints(in: settings)) }
        }
        return draft
    }

    private static func serve(_ daemon: Daemon) {
        do {
            try daemon.run()
        } catch {
            end("mailwrightd: \(error)", Status.failure)
        }
    }

    private static func end(_ message: String, _ status: Int32) -> Never {
        let line = message + "\n"
        // The last thing that this process does; nobody is left to hear of a failure.
        _ = write(STDERR_FILENO, line, line.utf8.count)
        exit(status)
    }
}
