extension KeyStrategy {
    /// transport(5): where mail for an address or a domain goes.
    ///
    /// For `bob+x@a.example.org`: `bob+x@a.example.org`, `bob@a.example.org`, `a.example.org`,
    /// `.example.org`, `.org`, `*`. Postfix asks for `*` by itself as well, and remembers it for
    /// 30 seconds; that question is answered, too.
    public static let transport = KeyStrategy(
        name: "transport", summary: "addresses and domains to transports",
        keys: [.address, .addressWithoutExtension, .domainAndDottedParents, .wildcard],
        value: .verbatim)
}

extension KeyStage {
    /// `*`, for an address that nothing else matched, and for the question `*` itself.
    fileprivate static let wildcard = KeyStage { question in
        let wildcard = [UInt8(ascii: "*")]
        return question.address != nil || question.key == wildcard ? [.whole(wildcard)] : []
    }
}
