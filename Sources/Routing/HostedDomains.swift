internal import Outcomes
internal import Tables

/// The mail domains of the site.
public struct HostedDomains: Sendable {
    /// The first one, to which accounts belong; in lower case.
    public let primary: [UInt8]

    private let all: FlatMap

    /// Makes the set of the domains in the settings, the primary one first.
    public init(_ domains: [String]) {
        let folded = domains.map { KeyFolding.folded(Array($0.utf8)) }
        primary = folded.first ?? []
        var builder = FlatMap.Builder()
        for domain in folded { builder.insert(domain, []) }
        all = builder.build()
    }

    /// Whether a domain, in any case, is one of them.
    public func contains(_ domain: some Collection<UInt8>) -> Bool {
        all.lookup(KeyFolding.folded(Array(domain))) != nil
    }
}
