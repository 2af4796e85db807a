extension Checkpassword {
    /// A good answer: the environment in which the reply program is executed.
    ///
    /// Dovecot's `checkpassword-reply` sends `USER` and `HOME` and what `EXTRA` names. The
    /// environment holds nothing else: Dovecot gives its own settings to the program.
    public struct Answer: Sendable, Equatable {
        /// The canonical name.
        public var username: [UInt8]

        /// The home directory.
        public var home: [UInt8]

        /// The number of the system user that owns the mailbox.
        public var userID: UInt32

        /// The number of its group.
        public var groupID: UInt32

        /// Makes an answer.
        public init(username: [UInt8], home: [UInt8], userID: UInt32, groupID: UInt32) {
            self.username = username
            self.home = home
            self.userID = userID
            self.groupID = groupID
        }

        /// The variables as `NAME=value`, or nil when a value cannot be sent.
        ///
        /// The reply program refuses TAB, and NUL and LF would end a value or the reply; an
        /// empty name or home would be taken for none. `ownUserID` is `ORIG_UID`: by it the
        /// reply program sees that this program did not change its user, which would let other
        /// processes of that user forge answers.
        public func environment(for kind: Query.Kind, ownUserID: UInt32) -> [[UInt8]]? {
            for value in [username, home] {
                guard !value.isEmpty else { return nil }
                guard !value.contains(where: { $0 == 0 || $0 == 0x09 || $0 == 0x0A }) else {
                    return nil
                }
            }
            var variables = [
                Array("USER=".utf8) + username,
                Array("HOME=".utf8) + home,
                Array("EXTRA=userdb_uid userdb_gid".utf8),
                Array("userdb_uid=\(userID)".utf8),
                Array("userdb_gid=\(groupID)".utf8),
                Array("ORIG_UID=\(ownUserID)".utf8),
            ]
            // The sign that the program knows of lookups and has not just ignored the password.
            if kind == .lookup { variables.append(Array("AUTHORIZED=2".utf8)) }
            return variables
        }
    }
}
