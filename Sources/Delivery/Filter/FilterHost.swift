import MaildirStorage
import Outcomes
import Sieve
import SystemClock

/// Answers a script that filters a mailbox: what is there, and the time; nothing is remembered.
struct FilterHost: SieveHost {
    let maildir: Maildir

    /// A name that no folder can have is not there, which is no error (RFC 5490 3.1).
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        guard let folder = try? FolderName(name) else { return false }
        return try maildir.exists(folder)
    }

    func currentTime() -> Int64 { SystemClock.now() }

    func localZone(at time: Int64) -> Int { SystemClock.minutesAheadOfUTC(at: time) }
}
