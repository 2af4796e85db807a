/// Why a mail could not be sent.
public enum SendFailure: Error, Equatable, Sendable {
    /// It may work later: the whole delivery is deferred, and nothing is stored.
    case temporary(String)

    /// It will never work: the mail is kept in the INBOX instead.
    case refused(String)

    /// The text for the log.
    public var reason: String {
        switch self {
        case .temporary(let reason), .refused(let reason): reason
        }
    }
}
