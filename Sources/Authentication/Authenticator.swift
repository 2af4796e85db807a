public import Accounts
internal import Mail
public import Outcomes

/// The one pipeline that every login goes through, whichever mouth it came by.
///
/// It blocks for the time of a password hash and of a database query, and may be called from
/// any number of threads. Steps: the name is normalised, the credential is read, the account's
/// own password is checked, else the master passwords that apply. Everything that is refused
/// takes the same time, so that neither names nor states of accounts can be measured.
public struct Authenticator: Sendable {
    private let directory: any LoginDirectory
    private let domains: [[UInt8]]
    private let delimiter: RecipientDelimiter
    private let homes: MailboxHomes
    private let masterPasswords: [MasterPasswordRule]
    private let decoy: DecoyPassword

    /// Makes an authenticator.
    ///
    /// `domains` are the hosted ones, which may follow a name; `recipientDelimiter` is Postfix's
    /// parameter; `homes` says where mailboxes are and whose, with its owner already resolved.
    public init(
        directory: any LoginDirectory, domains: [String], recipientDelimiter: [UInt8],
        homes: MailboxHomes, masterPasswords: [MasterPasswordRule], decoy: DecoyPassword
    ) {
        self.directory = directory
        self.domains = domains.map { ASCII.lowercased(Array($0.utf8)) }
        delimiter = RecipientDelimiter(recipientDelimiter)
        self.homes = homes
        self.masterPasswords = masterPasswords
        self.decoy = decoy
    }

    /// Checks a login.
    ///
    /// Throws when the directory does, and when the stored password cannot be checked: an outage
    /// is never a wrong password.
    public func verify(_ attempt: LoginAttempt) throws(LookupFailure) -> LoginOutcome {
        guard !attempt.password.isEmpty else { return .refused(.emptyPassword) }
        let credential = try credential(for: attempt.login)
        let own = OwnPasswordCheck(credential, attempt.password, decoy: decoy)
        var kind: PasswordKind? = own.isRight ? .own : nil
        // The master passwords are tried for names that do not exist, too: for the time it takes.
        if kind == nil, let rule = try masterRule(for: attempt) { kind = .master(name: rule.name) }
        if let failure = own.failure, kind == nil { throw failure }
        guard let credential else { return .refused(.unknownUser) }
        guard credential.isEnabled else { return .refused(.disabled) }
        guard let kind else { return .refused(.wrongPassword) }
        guard let owner = owner(credential.username) else { return .refused(.unknownUser) }
        return .accepted(owner, by: kind)
    }

    /// Finds the mailbox of `user`, `user@hosted.domain` or `user+extension@hosted.domain`.
    ///
    /// Disabled accounts have one as well: what Postfix has accepted for them is delivered. Nil
    /// when there is no such user; throws when the directory does.
    public func mailboxOwner(of login: [UInt8]) throws(LookupFailure) -> MailboxOwner? {
        guard let name = LoginName(login, domains: domains, delimiter: delimiter) else {
            return nil
        }
        for candidate in name.candidates {
            guard let username = try directory.canonicalName(of: candidate) else { continue }
            return owner(username)
        }
        return nil
    }

    private func credential(for login: [UInt8]) throws(LookupFailure) -> Credential? {
        guard let name = LoginName(login, domains: domains)?.candidates.first else { return nil }
        return try directory.credential(for: name)
    }

    private func masterRule(
        for attempt: LoginAttempt
    ) throws(LookupFailure) -> MasterPasswordRule? {
        // All that apply are checked, so that the time does not tell which of them it was not.
        var right: MasterPasswordRule?
        var failure: LookupFailure?
        for rule in masterPasswords where rule.applies(to: attempt) {
            do throws(LookupFailure) {
                if try rule.matches(attempt.password), right == nil { right = rule }
            } catch {
                failure = error
            }
        }
        if let failure, right == nil { throw failure }
        return right
    }

    private func owner(_ username: String) -> MailboxOwner? {
        homes.home(of: username).map {
            MailboxOwner(
                username: username, home: $0, userID: homes.owner.user,
                groupID: homes.owner.group)
        }
    }
}
