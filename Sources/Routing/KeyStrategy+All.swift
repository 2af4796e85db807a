extension KeyStrategy {
    /// Every key strategy, by name.
    public static let all: [KeyStrategy] = [
        .access,
        .address,
        .bcc,
        .domain,
        .exact,
        .login,
        .mailbox,
        .transport,
    ]
}
