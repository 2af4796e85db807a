/// A domain and the domains above it, in the two ways of Postfix.
enum DomainParents {
    /// How many labels are looked at; the longest domain has 127.
    static let limit = 128

    /// `a.b.c`, `.b.c`, `.c`: as transport(5), where parents are written with a dot.
    static func dotted(_ domain: [UInt8]) -> [[UInt8]] {
        parents(domain, keepingDot: true)
    }

    /// `a.b.c`, `b.c`, `c`: as access(5), where a domain stands for all below it.
    static func plain(_ domain: [UInt8]) -> [[UInt8]] {
        parents(domain, keepingDot: false)
    }

    /// `1.2.3.4`, `1.2.3`, `1.2`, `1`: the networks of an address, cut at a separator.
    static func shortened(_ address: [UInt8], at separator: UInt8) -> [[UInt8]] {
        var all: [[UInt8]] = []
        var rest = address[...]
        while !rest.isEmpty, all.count < limit {
            all.append(Array(rest))
            guard let cut = rest.lastIndex(of: separator) else { break }
            rest = rest[..<cut]
        }
        return all
    }

    private static func parents(_ domain: [UInt8], keepingDot: Bool) -> [[UInt8]] {
        var all: [[UInt8]] = []
        var rest = domain[...]
        while !rest.isEmpty, all.count < limit {
            all.append(Array(rest))
            guard let dot = rest.dropFirst().firstIndex(of: UInt8(ascii: ".")) else { break }
            rest = rest[(keepingDot ? dot : dot + 1)...]
        }
        return all
    }
}
