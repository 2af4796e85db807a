extension DovecotAuth {
    /// A SASL mechanism (RFC 4422): its name and how an exchange of it goes.
    ///
    /// A mechanism is a value in a file of its own and a line in ``all``.
    public struct Mechanism: Sendable {
        /// The registered name, in capitals.
        public let name: String

        /// What Dovecot's `MECH` line says of it (`plaintext`, `dictionary`, `active` ...).
        public let flags: [String]

        /// Begins an exchange.
        let begin: @Sendable () -> any MechanismExchange

        init(
            _ name: String, flags: [String],
            begin: @escaping @Sendable () -> any MechanismExchange
        ) {
            self.name = name
            self.flags = flags
            self.begin = begin
        }
    }

    /// One exchange of a mechanism: responses in, steps out.
    protocol MechanismExchange: Sendable {
        /// Takes a response of the client; nil at the start when it sent no initial response.
        mutating func step(_ response: [UInt8]?) -> MechanismStep
    }

    /// What comes next in an exchange.
    enum MechanismStep: Equatable {
        /// Ask the client with this challenge.
        case challenge([UInt8])

        /// The exchange is over; is this the right password?
        case verify(login: [UInt8], password: [UInt8])

        /// The exchange is over: the login is refused without a look at the password.
        case refuse(login: [UInt8]?, code: FailureCode?, reason: String)
    }
}
