extension KeyStrategy {
    /// smtpd_sender_login_maps: the login names that may use a sender address.
    ///
    /// The keys are those of `address`, so that the owner of an address may also send with an
    /// extension. The value is a list of login names; nothing is put on it.
    public static let login = KeyStrategy(
        name: "login", summary: "sender addresses to login names",
        keys: addressKeys, value: .verbatim)
}
