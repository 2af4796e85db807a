internal import Mail

extension KeyStrategy {
    /// access(5): what to do with a sender, a recipient, a client name or a client address.
    ///
    /// For `bob+x@a.example.org`: `bob+x@a.example.org`, `bob@a.example.org`, `a.example.org`,
    /// `example.org`, `org`, `bob+x@`, `bob@`. For a host name the name and its parents, for an
    /// IP address its networks: `192.0.2.1`, `192.0.2`, `192.0`, `192`. The empty sender is asked
    /// as `<>`.
    public static let access = KeyStrategy(
        name: "access", summary: "senders, recipients and clients to actions",
        keys: [
            .address, .addressWithoutExtension, .domainAndParents, .userWithAt, .client,
        ], value: .verbatim)
}

extension KeyStage {
    /// A host name with its parents, an IP address with its networks, or `<>`.
    fileprivate static let client = KeyStage { question in
        let key = question.key
        if key == [UInt8(ascii: "<"), UInt8(ascii: ">")] { return [.whole(key)] }
        guard !key.contains(UInt8(ascii: "@")) else { return [] }
        let parts = clientParts(key)
        return parts.prefix(1).map { .whole($0) } + parts.dropFirst().map { .part($0) }
    }

    private static func clientParts(_ key: [UInt8]) -> [[UInt8]] {
        if key.contains(UInt8(ascii: ":")) {
            return DomainParents.shortened(key, at: UInt8(ascii: ":"))
        }
        if key.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }) {
            return DomainParents.shortened(key, at: UInt8(ascii: "."))
        }
        return DomainParents.plain(key)
    }
}
