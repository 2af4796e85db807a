/// Why a question could not be answered: the third outcome, beside "found" and "not found".
///
/// Every question to a table, to the accounts, to the password check or to the disk returns an
/// optional (found or not found) and throws this when it cannot know. A failure is never
/// reported as "not found": a mail would bounce, or a right password be called wrong. Each wire
/// protocol maps the cases once, in its own file.
public enum LookupFailure: Error, Equatable, Sendable {
    /// It may work when asked again: a database that is down, a full disk. The text is for the
    /// log; it must not contain secrets.
    case temporary(String)

    /// Asking again is useless until an admin changes something. The text is for the log.
    /// Mail is still only deferred, never bounced.
    case configuration(String)

    /// The text for the log, without the kind.
    public var reason: String {
        switch self {
        case .temporary(let reason), .configuration(let reason): reason
        }
    }
}
