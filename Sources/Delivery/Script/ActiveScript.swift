import FileReading
import Glibc
import Outcomes
import Sieve

/// The user's active script, as ManageSieve leaves it: a link `~/.dovecot.sieve` into `~/sieve/`.
enum ActiveScript: Equatable {
    /// There is no script: the mail is kept.
    case none

    /// The octets of the script.
    case script([UInt8])

    /// There is one that can not be read, and why: the mail is kept, and the owner is told.
    case unreadable(String)

    /// Nobody knows what it says, for now: the disk or the system is at fault, and mail waits.
    case unavailable(LookupFailure)

    /// Reads the script behind a path.
    init(path: String, limit: Int = SieveLimits.default.scriptSize) {
        do {
            if let source = try WholeFile.read(path, limit: limit) {
                self = .script(source)
            } else {
                self = Self.missing(path)
            }
        } catch {
            switch error {
            case .temporary: self = .unavailable(error)
            case .configuration(let reason):
                self = .unreadable("\(reason); upload the script again")
            }
        }
    }

    /// A file that is not there is no script, but a link to nowhere is one that got lost.
    private static func missing(_ path: String) -> Self {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .none }
        return .unreadable(
            "\(path) is a link to a file that does not exist; activate a script again")
    }
}
