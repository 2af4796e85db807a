extension PasswordScheme {
    /// The schemes that are understood, in alphabetical order.
    public static let all: [Self] = [.crypt]
}
