extension DovecotAuth {
    /// The answer to a ``LoginRequest``: the three outcomes of every question.
    public enum LoginVerdict: Sendable, Equatable {
        /// The password is right; `user` is the canonical name. The fields (`uid`, `gid`,
        /// `home`) are sent only on listeners that may ask for users anyway.
        case accepted(user: [UInt8], fields: [Field])

        /// It is not. Nothing says why: a wrong password and an unknown user look alike.
        case refused

        /// Nobody can know at present.
        case unavailable
    }

    /// The answer to a ``LookupRequest``.
    public enum LookupVerdict: Sendable, Equatable {
        /// The user exists; `user` is the canonical name.
        case found(user: [UInt8], fields: [Field])

        /// There is no such user.
        case unknown

        /// Nobody can know at present.
        case unavailable
    }
}
