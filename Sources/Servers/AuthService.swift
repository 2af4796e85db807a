internal import Glibc
internal import Logging
internal import NIOCore
internal import Outcomes
internal import Protocols
internal import Settings
internal import Synchronization

/// The authentication service: the Dovecot auth protocol, for our own short-lived programs and
/// for Postfix.
final class AuthService: Sendable {
    private let questions: AuthQuestions
    private let log: Logger
    private let connectionLimit: Int
    private let connections = Atomic<UInt32>(0)

    init(
        questions: AuthQuestions, log: Logger,
        connectionLimit: Int = Listeners.maximumConnections
    ) {
        self.connectionLimit = connectionLimit
        self.questions = questions
        self.log = log
    }

    /// Serves on the sockets until the listeners are closed.
    ///
    /// Lookups of users are allowed on UNIX sockets, whose mode says who may ask.
    func start(
        _ sockets: [ListeningSocket], on group: any EventLoopGroup
    ) throws -> [Listeners] {
        var listeners: [Listeners] = []
        for socket in sockets {
            let isUnix = if case .unix = socket.address { true } else { false }
            listeners.append(
                try Listeners.start(
                    [socket], limit: connectionLimit, on: group, log: log
                ) { [self] channel in
                    try channel.pipeline.syncOperations.addHandler(handler(lookups: isUnix))
                })
        }
        return listeners
    }

    private func handler(lookups: Bool) -> AuthHandler {
        let id = connections.add(1, ordering: .relaxed).newValue
        let greeting = DovecotAuth.Greeting(processID: UInt32(getpid()), connectionID: id)
        let session = DovecotAuth.Session(greeting: greeting, allowsLookups: lookups)
        return AuthHandler(session: session, questions: questions, log: log)
    }
}
