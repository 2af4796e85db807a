extension SiteSettings {
    /// The lookup service: socketmap on any number of sockets, tcp_table on a port a map.
    public struct LookupService: Sendable, Equatable {
        /// Where socketmap is spoken.
        public var listen: [Placed<ListenAddress>]

        /// Where tcp_table is spoken, and for which map.
        public var tcpTables: [TCPTable]

        /// Makes the service's settings.
        public init(listen: [Placed<ListenAddress>], tcpTables: [TCPTable] = []) {
            self.listen = listen
            self.tcpTables = tcpTables
        }
    }

    /// The addresses of all services.
    public var listenAddresses: [Placed<ListenAddress>] {
        Self.listenAddresses(lookup, auth)
    }

    /// The addresses of the services that there are.
    static func listenAddresses(
        _ lookup: LookupService?, _ auth: AuthService?
    ) -> [Placed<ListenAddress>] {
        (lookup?.listen ?? []) + (lookup?.tcpTables.map(\.address) ?? []) + (auth?.listen ?? [])
    }

    /// One map behind one tcp_table(5) port.
    public struct TCPTable: Sendable, Equatable {
        /// The name of the map.
        public var map: String

        /// Where it is served.
        public var address: Placed<ListenAddress>

        /// Makes the port's settings.
        public init(map: String, address: Placed<ListenAddress>) {
            self.map = map
            self.address = address
        }
    }

    /// The authentication service.
    public struct AuthService: Sendable, Equatable {
        /// Where the Dovecot auth protocol is spoken.
        public var listen: [Placed<ListenAddress>]

        /// The passwords that open any account, within their bounds.
        public var masterPasswords: [MasterPassword]

        /// Makes the service's settings.
        public init(listen: [Placed<ListenAddress>], masterPasswords: [MasterPassword] = []) {
            self.listen = listen
            self.masterPasswords = masterPasswords
        }
    }

    /// A password that opens any account, from the listed networks and for the listed services.
    public struct MasterPassword: Sendable, Equatable, CustomStringConvertible {
        /// What the audit log calls it.
        public var name: String

        /// Its hash, in a form of crypt(5).
        public var hash: Placed<[UInt8]>

        /// The networks from which it works, as `address/prefix`; never empty.
        public var networks: [Placed<String>]

        /// The services for which it works, in Dovecot's words (imap, pop3, sieve); never empty.
        public var services: [Placed<String>]

        /// Makes a master password.
        public init(
            name: String, hash: Placed<[UInt8]>, networks: [Placed<String>],
            services: [Placed<String>]
        ) {
            self.name = name
            self.hash = hash
            self.networks = networks
            self.services = services
        }

        /// The name alone: a hash has no place in a log.
        public var description: String {
            "master password \(name)"
        }
    }
}
