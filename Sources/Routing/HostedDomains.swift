internal import Mail

/// The mail domains of the site.
public struct HostedDomains: Sendable, Equatable {
    /// The first one, to which accounts belong; in lower case.
    public let primary: [UInt8]

    private let all: Set<[UInt8]>

    /// Makes the set of the domains in the settings, the primary one first.
    public init(_ domains: [String]) {
        let folded = domains.map { ASCII.lowercased(Array($0.utf8)) }
        primary = folded.first ?? []
        all = Set(folded)
    }

    /// Whether a domain, in any case, is one of them.
    public func contains(_ domain: [UInt8]) -> Bool {
        all.contains(ASCII.lowercased(domain))
    }
}
