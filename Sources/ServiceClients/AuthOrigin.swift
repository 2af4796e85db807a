import Protocols

/// Where a user who logs in comes from and what for.
public struct AuthOrigin: Sendable, Equatable {
    /// The protocol the user speaks: `imap`, `pop3`, `smtp`, `sieve`.
    public var service: String

    /// The address the user comes from; nil when it is not known.
    public var remoteAddress: String?

    /// Our address that the user reached.
    public var localAddress: String?

    /// The identifier of the user's connection, for the service's log.
    public var session: String?

    /// Whether the user's connection is encrypted, or local.
    public var isSecured: Bool

    /// Makes an origin.
    public init(
        service: String, remoteAddress: String? = nil, localAddress: String? = nil,
        session: String? = nil, isSecured: Bool = false
    ) {
        self.service = service
        self.remoteAddress = remoteAddress
        self.localAddress = localAddress
        self.session = session
        self.isSecured = isSecured
    }

    /// The parameters of a request, in the order that Dovecot has them.
    var parameters: DovecotAuth.Parameters {
        var fields = [DovecotAuth.Field("service", service)]
        if isSecured { fields.append(.init("secured")) }
        if let session { fields.append(.init("session", session)) }
        if let localAddress { fields.append(.init("lip", localAddress)) }
        if let remoteAddress { fields.append(.init("rip", remoteAddress)) }
        return .init(fields)
    }
}
