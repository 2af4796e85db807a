internal import Mail

extension DovecotAuth {
    /// What a client writes.
    ///
    /// A client may write ``handshake(processID:)`` and its request at once, before it has read
    /// the greeting.
    public enum ClientRequest: Sendable {
        /// The handshake of the client's side; the master's side has no process number.
        case handshake(processID: UInt32?)

        /// A login with mechanism `PLAIN`.
        case login(LoginRequest)

        /// A lookup.
        case lookup(LookupRequest)

        /// The lines, each with its LF.
        public var encoded: [UInt8] {
            switch self {
            case .handshake(let processID):
                let version = "VERSION\t\(majorVersion)\t\(minorVersion)\n"
                return Array((version + (processID.map { "CPID\t\($0)\n" } ?? "")).utf8)
            case .login(let request):
                let response = [0] + request.login + [0] + request.password
                return line(
                    [Array("AUTH".utf8), Array(String(request.id).utf8), Array("PLAIN".utf8)]
                        + request.parameters.fields.map(\.bytes)
                        + [Field("resp", Base64.encode(response)).bytes])
            case .lookup(let request):
                return line(
                    [Array("USER".utf8), Array(String(request.id).utf8), request.user]
                        + request.parameters.fields.map(\.bytes))
            }
        }
    }
}
