import Glibc
import Settings

/// The command line of the daemon.
struct Options: Equatable {
    /// The services that one process can be told to run alone.
    static let services = ["lookup", "auth"]

    static let usage = """
        usage: mailwrightd [--settings FILE] [--service NAME]... [--check]
               mailwrightd --version

          --settings FILE  the settings (otherwise $MAILWRIGHT_SETTINGS, otherwise
                           \(SiteSettings.defaultPath))
          --service NAME   run this service only: \(services.joined(separator: ", "))
          --check          say whether the settings, all their tables and the Sieve scripts of
                           the site are in order, and end

        Signals: HUP reads the settings and tables again, TERM and INT end the daemon.
        Exit status: 0 ended as asked, 64 the command line is wrong, 78 the settings are wrong.
        """

    /// What is wrong with a command line, for standard error.
    struct Mistake: Error, Equatable {
        let text: String
    }

    var settings: String
    var only: [String] = []
    var isCheck = false
    var isVersion = false

    /// Reads the words after the program's name.
    init(_ words: some Collection<String>, environment: String?) throws(Mistake) {
        settings = environment ?? SiteSettings.defaultPath
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--check": isCheck = true
            case "--version": isVersion = true
            case "--settings":
                guard let file = rest.popFirst() else { throw Mistake(text: Self.usage) }
                settings = file
            case "--service":
                guard let name = rest.popFirst() else { throw Mistake(text: Self.usage) }
                only.append(try Self.service(name))
            default: throw Mistake(text: Self.usage)
            }
        }
    }

    private static func service(_ name: String) throws(Mistake) -> String {
        guard services.contains(name) else {
            let known = services.joined(separator: " or ")
            throw Mistake(text: "mailwrightd: there is no service \"\(name)\"; it may be \(known)")
        }
        return name
    }
}
