import Routing
import Testing

@Suite struct HostedDomainsTests {
    private let domains = HostedDomains(["Example.org", "example.net"])

    @Test func `the first is the primary one, in lower case`() {
        #expect(domains.primary == bytes("example.org"))
        #expect(HostedDomains([]).primary.isEmpty)
        #expect(!HostedDomains([]).contains([]))
    }

    @Test(arguments: [
        ("example.org", true), ("EXAMPLE.NET", true), ("www.example.org", false), ("", false),
        ("org", false),
    ])
    func `a domain is known in any case, but not what is below it`(domain: String, isHosted: Bool) {
        #expect(domains.contains(bytes(domain)) == isHosted)
    }
}
