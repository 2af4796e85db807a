internal import Glibc
public import Protocols
internal import Synchronization

/// An auth service on a UNIX socket in a directory of its own, for tests.
///
/// A thread serves one connection after the other with our own session of Dovecot's protocol,
/// or misbehaves as told.
public final class FakeAuthService: Sendable {
    /// What the service does.
    public enum Behaviour: Sendable {
        /// Answers by these functions.
        case answering(
            login: @Sendable (DovecotAuth.LoginRequest) -> DovecotAuth.LoginVerdict,
            lookup: @Sendable (DovecotAuth.LookupRequest) -> DovecotAuth.LookupVerdict)
        /// Answers logins on a socket where users are not looked up.
        case withoutLookups
        /// Reads and never answers.
        case silent
        /// Hangs up at once.
        case closing
        /// Writes these bytes at once.
        case writing([UInt8])
        /// Writes these bytes again and again.
        case babbling([UInt8])
    }

    /// The path of the socket.
    public let path: String

    private let directory: String
    private let listener: Int32
    private let log = Mutex<[String]>([])

    /// Starts a service.
    public init(_ behaviour: Behaviour) throws {
        directory = try Self.temporaryDirectory()
        path = directory + "/auth"
        listener = try Self.listen(path)
        let listener = listener
        let record: @Sendable (String) -> Void = { [weak self] in self?.append($0) }
        Self.startThread {
            var kept: [Int32] = []
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                if case .silent = behaviour {
                    kept.append(connection)
                } else {
                    Self.serve(connection, behaviour, record)
                    close(connection)
                }
            }
            for connection in kept { close(connection) }
            // Here and not in deinit: the number could be another test's before accept(2) fails.
            close(listener)
        }
    }

    deinit {
        // Ends the thread's accept(2).
        shutdown(listener, Int32(SHUT_RDWR))
        unlink(path)
        rmdir(directory)
    }

    /// The requests that came, each as a line of text.
    public var requests: [String] { log.withLock { $0 } }

    private func append(_ request: String) {
        log.withLock { $0.append(request) }
    }
}

extension FakeAuthService {
    private static func serve(
        _ connection: Int32, _ behaviour: Behaviour, _ record: @Sendable (String) -> Void
    ) {
        switch behaviour {
        case .answering, .withoutLookups: converse(connection, behaviour, record)
        case .closing, .silent: break
        case .writing(let bytes):
            write(bytes, to: connection)
            _ = read(connection)
        case .babbling(let bytes):
            while write(bytes, to: connection) {}
        }
    }

    private static func converse(
        _ connection: Int32, _ behaviour: Behaviour, _ record: @Sendable (String) -> Void
    ) {
        var allowsLookups = true
        if case .withoutLookups = behaviour { allowsLookups = false }
        var session = DovecotAuth.Session(
            greeting: .init(processID: 1, connectionID: 1), allowsLookups: allowsLookups)
        var actions = session.open()
        while true {
            while !actions.isEmpty {
                switch actions.removeFirst() {
                case .send(let bytes): write(bytes, to: connection)
                case .close: return
                case .verify(let request):
                    record(line(of: request))
                    actions += session.answer(request.id, login: verdict(behaviour, request))
                case .lookup(let request):
                    record("USER \(text(request.user)) service=\(request.parameters.service)")
                    actions += session.answer(request.id, lookup: verdict(behaviour, request))
                }
            }
            guard let bytes = read(connection) else { return }
            actions = session.receive(bytes)
        }
    }

    private static func line(of request: DovecotAuth.LoginRequest) -> String {
        let parameters = request.parameters
        return "AUTH \(text(request.login)) service=\(parameters.service)"
            + " rip=\(parameters.remoteAddress ?? "-") lip=\(parameters.localAddress ?? "-")"
            + " session=\(parameters.session ?? "-") secured=\(parameters.isSecured)"
    }

    private static func verdict(
        _ behaviour: Behaviour, _ request: DovecotAuth.LoginRequest
    ) -> DovecotAuth.LoginVerdict {
        if case .answering(let login, _) = behaviour { return login(request) }
        return .accepted(user: request.login, fields: [.init("home", "/h")])
    }

    private static func verdict(
        _ behaviour: Behaviour, _ request: DovecotAuth.LookupRequest
    ) -> DovecotAuth.LookupVerdict {
        if case .answering(_, let lookup) = behaviour { return lookup(request) }
        return .unavailable
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
