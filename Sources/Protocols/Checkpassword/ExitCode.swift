extension Checkpassword {
    /// The exit codes by which the program answers when it does not execute the reply program.
    ///
    /// 2 is none of them: in a lookup Dovecot takes it for "the user exists".
    public enum ExitCode: Int32, Sendable {
        /// The login is refused: wrong password, unknown or disabled user, malformed input.
        case refused = 1

        /// A lookup found no such user.
        case unknownUser = 3

        /// Nobody can know at present, or the program was called in a wrong way; Dovecot answers
        /// the user with a temporary failure.
        case unavailable = 111

        /// The code for a user who is refused or unknown.
        ///
        /// A lookup must not answer 1: Dovecot takes it for an internal failure there.
        public static func negative(for kind: Query.Kind) -> Self {
            kind == .login ? .refused : .unknownUser
        }

        /// The code for an input that cannot be used.
        ///
        /// Nobody has a name or a password of that length, or no name. But an input that ends too
        /// early is no fault of the user's, and says nothing about him.
        public static func unusable(_ error: InputError, for kind: Query.Kind) -> Self {
            switch error {
            case .tooLong, .noName: negative(for: kind)
            case .empty, .truncated: .unavailable
            }
        }
    }
}
