extension DovecotAuth {
    /// What a request says about the connection that the user came by.
    ///
    /// All fields are kept, those that nobody here knows as well. The last field of a name
    /// counts, as in Dovecot.
    public struct Parameters: Sendable, Equatable {
        /// The fields in the order of the request, without `resp`.
        public var fields: [Field]

        /// Makes parameters of fields.
        public init(_ fields: [Field] = []) {
            self.fields = fields
        }

        /// The value of a field; empty for a flag, nil when it is absent.
        public subscript(name: String) -> [UInt8]? {
            let field = fields.last { $0.name.elementsEqual(name.utf8) }
            return field.map { $0.value ?? [] }
        }

        /// `service`: the protocol the user speaks (`smtp`, `imap`, `pop3`, `sieve`).
        public var service: String { text("service") ?? "" }

        /// `rip`: the address the user comes from, as text; nil when it is not known.
        public var remoteAddress: String? { text("rip") }

        /// `lip`: our own address that the user reached.
        public var localAddress: String? { text("lip") }

        /// `session`: the identifier of the user's connection, for the log.
        public var session: String? { text("session") }

        /// `secured`: the connection is encrypted, or it is local.
        public var isSecured: Bool { self["secured"] != nil }

        /// `valid-client-cert`: TLS found the user's certificate valid.
        public var hasValidCertificate: Bool { self["valid-client-cert"] != nil }

        private func text(_ name: String) -> String? {
            self[name].map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
