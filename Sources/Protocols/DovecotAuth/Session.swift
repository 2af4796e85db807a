extension DovecotAuth {
    /// The server's side of one connection: bytes in, actions out, no I/O.
    ///
    /// How to drive it on a socket:
    ///
    /// 1. When a client connects, make a session and carry out what ``open()`` returns; the
    ///    server greets first, old clients wait for it.
    /// 2. Give ``receive(_:)`` all that is read, in any pieces, and carry out its actions in
    ///    their order. `.send`: write. `.close`: log the error, write what is still to be
    ///    written, close; the session is over and returns nothing more.
    /// 3. For `.verify` and `.lookup` ask somebody, off the event loop, and give the verdict to
    ///    `answer` back on it; carry out its actions. Several requests may be on their way at
    ///    once, and their answers may come in any order.
    /// 4. When the peer closes, drop the session and what is still on its way for it.
    public struct Session: Sendable {
        /// What the owner of the connection has to do.
        public enum Action: Sendable, Equatable {
            /// Write these bytes.
            case send([UInt8])

            /// Is this the right password?
            case verify(LoginRequest)

            /// Where is the mailbox of this user?
            case lookup(LookupRequest)

            /// Close the connection after what was to be sent; the error is for the log.
            case close(SessionError)
        }

        /// A request that has been read and not answered yet.
        enum Pending {
            case exchange(any MechanismExchange, mechanism: String, Parameters)
            case login(user: [UInt8], service: String)
            case lookup
            /// Cancelled, but its verdict is still to come and must not meet another request.
            case cancelled
        }

        let greeting: Greeting
        let allowsLookups: Bool
        let mechanisms: [Mechanism]
        var pending: [UInt32: Pending] = [:]
        private var partialLine: [UInt8] = []
        private var hasVersion = false
        private var isClosed = false

        /// Makes the session of a new connection.
        ///
        /// With `allowsLookups` the listener answers `USER`, adds the mailbox to its `OK` replies
        /// and marks its login requests as those of a trusted peer; it belongs on a socket that
        /// only the system's mail programs can reach.
        public init(
            greeting: Greeting, allowsLookups: Bool, mechanisms: [Mechanism] = Mechanism.all
        ) {
            self.greeting = greeting
            self.allowsLookups = allowsLookups
            self.mechanisms = mechanisms
        }

        /// Begins the connection: the greeting.
        public func open() -> [Action] { [.send(greeting.encoded(mechanisms: mechanisms))] }

        /// Takes bytes of the client, in any pieces.
        public mutating func receive(_ bytes: some Collection<UInt8>) -> [Action] {
            var actions: [Action] = []
            var rest = bytes[...]
            while !isClosed, let end = rest.firstIndex(of: lineFeed) {
                partialLine += rest[..<end]
                rest = rest[rest.index(after: end)...]
                actions += take(partialLine)
                partialLine.removeAll(keepingCapacity: true)
            }
            guard !isClosed else { return actions }
            guard partialLine.count + rest.count < maximumLineLength else {
                return actions + close(.lineTooLong)
            }
            partialLine += rest
            return actions
        }

        /// Ends the session.
        mutating func close(_ error: SessionError) -> [Action] {
            isClosed = true
            pending.removeAll()
            partialLine = []
            return [.close(error)]
        }

        private mutating func take(_ line: [UInt8]) -> [Action] {
            guard line.count < maximumLineLength else { return close(.lineTooLong) }
            let fields = DovecotAuth.fields(of: line)
            let command = String(decoding: fields.first ?? [], as: UTF8.self)
            guard hasVersion else {
                hasVersion =
                    command == "VERSION" && fields.count >= 2
                    && DovecotAuth.number(fields[1]) == majorVersion
                return hasVersion ? [] : close(.unsupportedVersion)
            }
            do {
                return switch command {
                case "AUTH": try authenticate(fields)
                case "CONT": try proceed(fields)
                case "CANCEL": try cancel(fields)
                case "USER": try look(fields)
                // CPID, VERSION again, and what later versions add.
                default: []
                }
            } catch {
                return close(error)
            }
        }
    }
}
