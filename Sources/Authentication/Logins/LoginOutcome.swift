/// What became of a login attempt; the third outcome, not known, is thrown.
public enum LoginOutcome: Sendable, Equatable {
    /// The user may come in.
    case accepted(MailboxOwner, by: PasswordKind)

    /// He may not. The reason is for the audit log; nobody else may learn it.
    case refused(LoginRefusal)

    /// The words for the audit log, after the attempt's own.
    public var auditText: String {
        switch self {
        case .accepted(let owner, .own): "accepted user=\(owner.username) by=own"
        case .accepted(let owner, .master(let name)):
            "accepted user=\(owner.username) by=master:\(name)"
        case .refused(let refusal): "refused because=\(refusal.rawValue)"
        }
    }
}

/// By which password a user came in.
public enum PasswordKind: Sendable, Equatable {
    /// The account's own.
    case own

    /// A master password of the settings, by its name there.
    case master(name: String)
}

/// Why a login was refused.
public enum LoginRefusal: String, Sendable {
    /// An empty password is no password, whatever is stored.
    case emptyPassword = "empty-password"

    /// No account has this name.
    case unknownUser = "unknown-user"

    /// The password is another one.
    case wrongPassword = "wrong-password"

    /// The account is disabled, whatever the password.
    case disabled = "disabled"
}
