internal import Glibc
public import Outcomes
internal import Protocols
internal import SystemClock

/// A connection to the auth service, for programs that live for one question.
///
/// It speaks Dovecot's auth protocol over a UNIX socket, blocks, and waits for everything
/// together no longer than its timeout. Handshake and question go out in one write, and the
/// server's greeting is skipped, so that a question costs one round trip. Any server of the
/// protocol will do for ``user(_:service:)``, Dovecot's own `auth-userdb` too.
public struct AuthConnection: ~Copyable {
    /// The longest name and the longest password that are asked about.
    public static let maximumLength = 1024

    private let stream: UNIXStream
    private let path: String
    private var lastID: UInt32 = 0
    private var received: [UInt8] = []

    /// Connects to the socket.
    ///
    /// Throws `.temporary` when nobody listens there, or not in time.
    public init(socket path: String, timeout: Duration) throws(LookupFailure) {
        stream = try UNIXStream(connectingTo: path, deadline: Deadline(after: timeout))
        self.path = path
    }

    /// Asks whether this is the user's password.
    ///
    /// A name or password that is too long, or holds a NUL, is refused without a question. The
    /// answer names the mailbox; a service that does not tell it is a `.configuration` failure,
    /// everything else that is neither yes nor no is `.temporary`.
    public mutating func verify(
        login: [UInt8], password: [UInt8], origin: AuthOrigin
    ) throws(LookupFailure) -> AuthReply {
        guard Self.isAskable(login), Self.isAskable(password) else { return .refused }
        let id = nextID()
        let request = DovecotAuth.LoginRequest(
            id: id, login: login, password: password, parameters: origin.parameters)
        switch try ask(.login(request), id: id, processID: UInt32(bitPattern: getpid())) {
        case .ok(_, let fields):
            let name = DovecotAuth.Parameters(fields)["user"] ?? []
            return .accepted(try AuthUser(username: name, fields: fields))
        case .fail(_, let fields):
            guard !fields.contains(DovecotAuth.FailureCode.temporary.field) else {
                throw .temporary("\(path): the service cannot answer at present")
            }
            return .refused
        case .proceed, .user, .notFound:
            throw .temporary("\(path): the reply answers another question")
        }
    }

    /// Asks where the mailbox of a user is; nil when there is no such user.
    public mutating func user(
        _ login: [UInt8], service: String
    ) throws(LookupFailure) -> AuthUser? {
        guard !login.isEmpty, Self.isAskable(login) else { return nil }
        let id = nextID()
        let request = DovecotAuth.LookupRequest(
            id: id, user: login, parameters: AuthOrigin(service: service).parameters)
        switch try ask(.lookup(request), id: id, processID: nil) {
        case .user(_, let name, let fields): return try AuthUser(username: name, fields: fields)
        case .notFound: return nil
        case .fail(_, let fields):
            let reason = DovecotAuth.Parameters(fields)["reason"] ?? []
            let text = String(decoding: reason.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
            throw .temporary("\(path): the service cannot answer at present: \(text)")
        case .ok, .proceed:
            throw .temporary("\(path): the reply answers another question")
        }
    }

    private static func isAskable(_ value: [UInt8]) -> Bool {
        value.count <= maximumLength && !value.contains(0)
    }

    private mutating func nextID() -> UInt32 {
        lastID += 1
        return lastID
    }

    private mutating func ask(
        _ request: DovecotAuth.ClientRequest, id: UInt32, processID: UInt32?
    ) throws(LookupFailure) -> DovecotAuth.Reply {
        var bytes = id == 1 ? DovecotAuth.ClientRequest.handshake(processID: processID).encoded : []
        bytes += request.encoded
        defer { SecretBytes.wipe(&bytes) }
        try stream.write(bytes)
        while true {
            while let end = received.firstIndex(of: 0x0A) {
                let reply = DovecotAuth.Reply(parsing: received[..<end])
                received.removeFirst(end + 1)
                if let reply, reply.id == id { return reply }
            }
            guard received.count < DovecotAuth.maximumLineLength else {
                throw .temporary("\(path): the reply is too long")
            }
            let more = try stream.read(atMost: DovecotAuth.maximumLineLength)
            guard !more.isEmpty else {
                throw .temporary("\(path): the service closed the connection without an answer")
            }
            received += more
        }
    }
}
