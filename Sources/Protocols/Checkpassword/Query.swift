extension Checkpassword {
    /// What Dovecot asks, read from the environment.
    public struct Query: Sendable, Equatable {
        /// The kinds of question.
        public enum Kind: Sendable, Equatable {
            /// Is the password right? (passdb)
            case login

            /// Where is the mailbox of this user, or does he exist at all? `AUTHORIZED=1`.
            ///
            /// A userdb asks so, and a passdb that is asked without a password, as by
            /// `doveadm auth lookup`: the latter has `CREDENTIALS_LOOKUP=1` without a scheme.
            case lookup

            /// What is the password's hash in this scheme? `CREDENTIALS_LOOKUP=1`, `SCHEME`.
            case credentials(scheme: String)
        }

        /// The kind of question.
        public var kind: Kind

        /// `SERVICE`: `imap`, `pop3`, `smtp`, `lmtp`, `sieve`, `doveadm`; empty when not given.
        public var service: String

        /// `TCPREMOTEIP`: the address the user comes from.
        public var remoteAddress: String?

        /// `TCPLOCALIP`: our address that the user reached.
        public var localAddress: String?

        /// `AUTH_MECH`: the SASL mechanism.
        public var mechanism: String?

        /// `AUTH_SESSION`: the identifier of the user's connection, for the log.
        public var session: String?

        /// `AUTH_SECURED`: the user's connection is encrypted, or it is local.
        public var isSecured: Bool

        /// `AUTH_CERT`: TLS found the user's certificate valid.
        public var hasValidCertificate: Bool

        /// `MASTER_USER`: Dovecot lets this master user in as the user.
        public var masterUser: String?

        /// Reads the variables by a function that returns their values.
        public init(environment: (String) -> String?) {
            func text(_ name: String) -> String? {
                environment(name).flatMap { $0.isEmpty ? nil : $0 }
            }
            if text("CREDENTIALS_LOOKUP") == "1", let scheme = text("SCHEME") {
                kind = .credentials(scheme: scheme)
            } else {
                kind = text("AUTHORIZED") == "1" ? .lookup : .login
            }
            service = text("SERVICE") ?? ""
            remoteAddress = text("TCPREMOTEIP")
            localAddress = text("TCPLOCALIP")
            mechanism = text("AUTH_MECH")
            session = text("AUTH_SESSION")
            isSecured = text("AUTH_SECURED") != nil
            hasValidCertificate = text("AUTH_CERT") == "valid"
            masterUser = text("MASTER_USER")
        }
    }
}
