extension KeyStrategy {
    /// Addresses that are rewritten to addresses: virtual(5), canonical(5), relocated(5).
    ///
    /// For `Bob+news@example.org`: `bob+news@example.org`, `bob@example.org`, for a hosted domain
    /// `bob+news` and `bob`, and `@example.org`.
    public static let address = KeyStrategy(
        name: "address", summary: "addresses that become other addresses",
        keys: addressKeys, value: .addresses)

    /// The keys that Postfix tries for an address (mail_addr_find(3), MA_FIND_DEFAULT).
    static let addressKeys: [KeyStage] = [
        .address, .addressWithoutExtension, .userOfHostedDomain, .atDomain,
    ]
}
