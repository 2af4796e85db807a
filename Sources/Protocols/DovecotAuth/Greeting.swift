extension DovecotAuth {
    /// What a server says of itself at the start of a connection.
    public struct Greeting: Sendable {
        /// The process number of the server (`SPID`).
        public var processID: UInt32

        /// A number that no other connection of the process has (`CUID`).
        public var connectionID: UInt32

        /// 16 random bytes (`COOKIE`).
        public var cookie: [UInt8]

        /// Makes a greeting with a fresh cookie.
        public init(processID: UInt32, connectionID: UInt32) {
            var random = SystemRandomNumberGenerator()
            self.init(
                processID: processID, connectionID: connectionID,
                cookie: (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        }

        /// Makes a greeting with a known cookie.
        init(processID: UInt32, connectionID: UInt32, cookie: [UInt8]) {
            self.processID = processID
            self.connectionID = connectionID
            self.cookie = cookie
        }

        /// The lines, for these mechanisms.
        ///
        /// `MECH` stands before `SPID`: Postfix takes the other order for a master socket and
        /// says "Connected to wrong auth socket".
        func encoded(mechanisms: [Mechanism]) -> [UInt8] {
            var lines = ["VERSION\t\(majorVersion)\t\(minorVersion)"]
            for mechanism in mechanisms {
                lines.append((["MECH", mechanism.name] + mechanism.flags).joined(separator: "\t"))
            }
            lines.append("SPID\t\(processID)")
            lines.append("CUID\t\(connectionID)")
            lines.append("COOKIE\t" + cookie.map(hexadecimal).joined())
            lines.append("DONE\n")
            return Array(lines.joined(separator: "\n").utf8)
        }

        private func hexadecimal(_ byte: UInt8) -> String {
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
