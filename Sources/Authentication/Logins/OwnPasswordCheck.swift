internal import Accounts
internal import Outcomes

/// The check of an account's own password, which takes the same time for all that are refused.
struct OwnPasswordCheck {
    /// Whether the account exists, is enabled, and this is its password.
    private(set) var isRight = false

    /// Why nobody can say.
    private(set) var failure: LookupFailure?

    init(_ credential: Credential?, _ password: [UInt8], decoy: DecoyPassword) {
        var isPaid = false
        do throws(LookupFailure) {
            if let credential {
                let stored = try StoredPassword(credential.passwordHash)
                isRight = try stored.matches(password) && credential.isEnabled
                isPaid = stored.costsTheSame(as: decoy.stored)
            }
        } catch {
            failure = error
        }
        // There was nothing to check, or a hash of a cheaper kind, or one that cannot be checked:
        // less time than a wrong password of the usual kind takes.
        guard !isRight, !isPaid else { return }
        do throws(LookupFailure) {
            try decoy.spend(password)
        } catch {
            failure = failure ?? error
        }
    }
}
