extension KeyStrategy {
    /// transport(5): where mail for an address or a domain goes.
    ///
    /// For `bob+x@a.example.org`: `bob+x@a.example.org`, `bob@a.example.org`, `a.example.org`,
    /// `.example.org`, `.org`, `*`. Postfix asks for `*` by itself as well, and remembers it for
    /// 30 seconds; that question is answered, too.
    public static let transport = KeyStrategy(
        name: "transport", summary: "addresses and domains to transports",
        candidates: { key, context in
            let wildcard = KeyCandidate.whole([UInt8(ascii: "*")])
            if key == [UInt8(ascii: "*")] { return [wildcard] }
            guard let address = AddressKey(key) else { return [] }
            return withAndWithoutExtension(address, context, domain: address.domain)
                + DomainParents.dotted(address.domain).map { .part($0) } + [wildcard]
        }, value: .verbatim)
}
