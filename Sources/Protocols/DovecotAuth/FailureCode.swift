extension DovecotAuth {
    /// The `code=` of a `FAIL` reply.
    public enum FailureCode: String, Sendable {
        /// The login may be right: ask again later.
        case temporary = "temp_fail"

        /// The user may not act for the identity that was asked for.
        case authorization = "authz_fail"

        /// The field that carries it.
        public var field: Field { Field("code", rawValue) }
    }
}
