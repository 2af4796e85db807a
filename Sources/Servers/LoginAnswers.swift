internal import Authentication
internal import Logging
internal import Outcomes
internal import Protocols
internal import Settings

/// Answers the questions of the Dovecot auth protocol from the authenticator.
struct LoginAnswers: Sendable {
    let authenticator: Authenticator
    let log: Logger
    let failures: FailureLog

    /// The settings of Sieve, which go with the answers to deliveries.
    private let sieve: [DovecotAuth.Field]

    /// Those of single users, which come after them and so take their place.
    private let sieveOfUsers: [String: [DovecotAuth.Field]]

    /// The services that deliver mail, in Dovecot's words.
    private static let deliveries = ["lda", "lmtp"]

    init(
        authenticator: Authenticator, sieve: [SiteSettings.SieveSetting] = [],
        sieveOfUsers: SiteSettings.SieveOfUsers = [:], log: Logger
    ) {
        self.authenticator = authenticator
        self.sieve = sieve.map(Self.field)
        self.sieveOfUsers = sieveOfUsers.mapValues { $0.map(Self.field) }
        self.log = log
        failures = FailureLog(log)
    }

    /// The verdict on a login; each one is a line of the audit log, without the password.
    func verify(_ request: DovecotAuth.LoginRequest) -> DovecotAuth.LoginVerdict {
        let attempt = LoginAttempt(
            login: request.login, password: request.password,
            service: request.parameters.service,
            remoteAddress: request.parameters.remoteAddress,
            session: request.parameters.session, isTrustedPeer: request.isTrustedPeer)
        do throws(LookupFailure) {
            let outcome = try authenticator.verify(attempt)
            log.notice("\(attempt) \(outcome.auditText)")
            guard case .accepted(let owner, _) = outcome else { return .refused }
            return .accepted(user: Array(owner.username.utf8), fields: fields(owner))
        } catch {
            failures.record(error, of: "login")
            return .unavailable
        }
    }

    /// The verdict on a user lookup.
    func lookUp(_ request: DovecotAuth.LookupRequest) -> DovecotAuth.LookupVerdict {
        do throws(LookupFailure) {
            guard let owner = try authenticator.mailboxOwner(of: request.user) else {
                return .unknown
            }
            let isDelivery = Self.deliveries.contains(request.parameters.service)
            return .found(
                user: Array(owner.username.utf8),
                fields: fields(owner) + (isDelivery ? sieve(of: owner) : []))
        } catch {
            failures.record(error, of: "user lookup")
            return .unavailable
        }
    }

    private func sieve(of owner: MailboxOwner) -> [DovecotAuth.Field] {
        sieve + (sieveOfUsers[owner.username] ?? [])
    }

    private static func field(_ setting: SiteSettings.SieveSetting) -> DovecotAuth.Field {
        DovecotAuth.Field("sieve_\(setting.name)", setting.value.value)
    }

    private func fields(_ owner: MailboxOwner) -> [DovecotAuth.Field] {
        [
            DovecotAuth.Field("uid", String(owner.userID)),
            DovecotAuth.Field("gid", String(owner.groupID)),
            DovecotAuth.Field("home", owner.home),
        ]
    }
}
