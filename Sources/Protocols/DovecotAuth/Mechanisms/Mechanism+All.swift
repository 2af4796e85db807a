extension DovecotAuth.Mechanism {
    /// The mechanisms that a server offers, in the order of its greeting.
    public static let all: [Self] = [.plain, .login]
}
