import Glibc
import Mail
import MaildirStorage
import Outcomes
import Sieve

/// Answers the questions of a running script from the user's Maildir.
struct DeliveryHost: SieveHost {
    private let maildir: Maildir
    let recipientDelimiter: RecipientDelimiter

    init(_ request: DeliveryRequest) {
        maildir = request.maildir
        recipientDelimiter = request.recipientDelimiter
    }

    /// A name that no folder can have is not there, which is no error (RFC 5490 3.1).
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        guard let folder = try? FolderName(name) else { return false }
        return try maildir.exists(folder)
    }

    func currentTime() -> Int64 { Int64(time(nil)) }

    /// That of /etc/localtime or TZ.
    func localZone(at time: Int64) -> Int {
        var moment = time_t(time)
        var local = tm()
        guard localtime_r(&moment, &local) != nil else { return 0 }
        return local.tm_gmtoff / 60
    }
}
