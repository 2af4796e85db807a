internal import Outcomes
internal import Protocols
internal import ServiceClients

/// What Dovecot asks, as a question to the auth service.
struct AuthQuestion {
    private let input: Checkpassword.Input
    private let query: Checkpassword.Query

    /// How long the service may take; a little less than the process may.
    static let timeout = Duration.seconds(8)

    init(_ input: Checkpassword.Input, _ query: Checkpassword.Query) {
        self.input = input
        self.query = query
    }

    /// The user who may log in, or who was looked up; nil for no.
    ///
    /// An empty password is no password, also where a certificate has been shown: Dovecot asks
    /// with an empty one for the mechanism EXTERNAL.
    func ask(_ socket: String) throws(LookupFailure) -> AuthUser? {
        if query.kind == .login, input.password.isEmpty { return nil }
        var connection = try AuthConnection(socket: socket, timeout: Self.timeout)
        guard query.kind == .login else {
            return try connection.user(input.login, service: query.service)
        }
        let origin = AuthOrigin(
            service: query.service, remoteAddress: query.remoteAddress,
            localAddress: query.localAddress, session: query.session, isSecured: query.isSecured)
        let reply = try connection.verify(
            login: input.login, password: input.password, origin: origin)
        return switch reply {
        case .accepted(let user): user
        case .refused: nil
        }
    }
}
