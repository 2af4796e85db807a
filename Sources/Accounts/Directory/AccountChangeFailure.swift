public import Outcomes

/// Why a change to the accounts was not made; then nothing at all was changed.
public enum AccountChangeFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The change breaks a rule, or names something that is not there. One line: what is wrong;
    /// what to do.
    case refused(String)

    /// The database or the disk failed.
    case failed(LookupFailure)

    /// The line for the admin.
    public var description: String {
        switch self {
        case .refused(let line): line
        case .failed(let failure): failure.reason
        }
    }
}
