import Outcomes

/// Why a message can not be stored where a script wants it.
enum StoreFailure: Error {
    /// Another try would end the same: the INBOX takes the mail.
    case permanent(String)

    /// It may work later.
    case temporary(LookupFailure)

    init(_ error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case LookupFailure.configuration(let reason): self = .permanent(reason)
        case let failure as LookupFailure: self = .temporary(failure)
        default: self = .temporary(.temporary("\(error)"))
        }
    }

    /// The reason, if it is a lasting one; what may heal is thrown on.
    func permanentReason() throws(LookupFailure) -> String {
        switch self {
        case .permanent(let reason): return reason
        case .temporary(let failure): throw failure
        }
    }
}
