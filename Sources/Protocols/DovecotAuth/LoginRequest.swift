extension DovecotAuth {
    /// A finished `AUTH` exchange: this user claims to know this password.
    ///
    /// Descriptions and mirrors of it do not show the password.
    public struct LoginRequest: Sendable, Equatable {
        /// The number by which the answer finds its request.
        public var id: UInt32

        /// The SASL mechanism (`PLAIN`, `LOGIN`).
        public var mechanism: String

        /// The name, as the user typed it.
        public var login: [UInt8]

        /// The password, as the user typed it; may be empty.
        public var password: [UInt8]

        /// Where the user comes from and what for.
        public var parameters: Parameters

        /// Whether the listener is one that only the system's mail programs can reach, so that
        /// what the parameters say can be believed; the session knows, the wire does not.
        public var isTrustedPeer: Bool

        /// Makes a request.
        public init(
            id: UInt32, mechanism: String = "PLAIN", login: [UInt8], password: [UInt8],
            parameters: Parameters, isTrustedPeer: Bool = false
        ) {
            self.id = id
            self.mechanism = mechanism
            self.login = login
            self.password = password
            self.parameters = parameters
            self.isTrustedPeer = isTrustedPeer
        }
    }
}

extension DovecotAuth.LoginRequest: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The request without its password.
    public var description: String {
        "\(mechanism) \(id) login=\(String(decoding: login, as: UTF8.self))"
            + " service=\(parameters.service)"
    }

    /// The request without its password.
    public var debugDescription: String { description }

    /// Only the description, so that `dump` and failing tests do not print the password.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
