extension KeyStrategy {
    /// Domains: virtual_mailbox_domains, virtual_alias_domains, relay_domains.
    ///
    /// The domain itself is the one key, so that `example.org` does not take `www.example.org`
    /// with it. Addresses, `*` and address literals are not found.
    public static let domain = KeyStrategy(
        name: "domain", summary: "mail domains",
        keys: [.domain], value: .verbatim)
}

extension KeyStage {
    /// The question, if it may be a domain.
    fileprivate static let domain = KeyStage { question in
        let isOther = question.key.contains { byte in
            byte == UInt8(ascii: "@") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "[")
                || byte <= 0x20
        }
        return question.key.isEmpty || isOther ? [] : [.whole(question.key)]
    }
}
