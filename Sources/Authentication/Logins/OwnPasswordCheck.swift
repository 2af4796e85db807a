internal import Accounts
internal import Outcomes

/// The check of an account's own password, which takes the same time for all that are refused.
struct OwnPasswordCheck {
    /// Whether the account exists, is enabled, and this is its password.
    private(set) var isRight = false

    /// Why nobody can say.
    private(set) var failure: LookupFailure?

    init(_ credential: Credential?, _ password: [UInt8], decoy: DecoyPassword) {
        guard let credential else {
            decoy.spend(password)
            return
        }
        do throws(LookupFailure) {
            let stored = try StoredPassword(credential.passwordHash)
            isRight = stored.matches(password) && credential.isEnabled
            // A hash of a cheaper kind was checked in less time than a name that does not exist.
            if !isRight, !stored.costsTheSame(as: decoy.stored) { decoy.spend(password) }
        } catch {
            failure = error
        }
    }
}
