import Testing

@testable import Authentication

@Suite struct MasterPasswordRuleTests {
    static let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)

    private func rule(
        hash: [UInt8] = hash, networks: [String] = ["172.16.2.20/32", "2001:db8::/64"],
        services: [String] = ["imap", "Sieve"]
    ) throws(MasterPasswordRule.Flaws) -> MasterPasswordRule {
        try MasterPasswordRule(
            name: "webmail", hash: hash, networks: networks, services: services)
    }

    private func flaws(
        hash: [UInt8] = hash, networks: [String] = ["::1"], services: [String] = ["imap"]
    ) -> [MasterPasswordRule.Flaw] {
        do throws(MasterPasswordRule.Flaws) {
            _ = try rule(hash: hash, networks: networks, services: services)
            return []
        } catch {
            return error.all
        }
    }

    private func attempt(
        _ service: String, _ remote: String?, isTrusted: Bool = true
    ) -> LoginAttempt {
        LoginAttempt(
            login: Array("bob".utf8), password: Array("secret".utf8), service: service,
            remoteAddress: remote, isTrustedPeer: isTrusted)
    }

    @Test(arguments: [
        ("imap", "172.16.2.20"), ("IMAP", "172.16.2.20"), ("sieve", "::ffff:172.16.2.20"),
        ("imap", "2001:db8::5"),
    ])
    func `it applies within its bounds`(service: String, remote: String) throws {
        #expect(try rule().applies(to: attempt(service, remote)))
    }

    @Test(arguments: [
        ("imap", "172.16.2.21"), ("smtp", "172.16.2.20"), ("", "172.16.2.20"), ("imap", ""),
        ("imap", nil), ("imap", "localhost"), ("imap", "2001:db8:0:1::5"),
        ("imap", "172.16.2.20\0"), ("imaps", "172.16.2.20"),
    ])
    func `it applies nowhere else`(service: String, remote: String?) throws {
        #expect(try !rule().applies(to: attempt(service, remote)))
    }

    @Test func `it does not apply to what an untrusted peer says`() throws {
        #expect(try !rule().applies(to: attempt("imap", "172.16.2.20", isTrusted: false)))
    }

    @Test(arguments: ["smtp", "SMTP", "submission", "lmtp", "managesieve", "imaps"])
    func `it is for services by which mail is read only`(service: String) {
        let message =
            "master password webmail: service \(service.lowercased()) is not one for a master "
            + "password; list those by which mail is read: imap, pop3, sieve"
        #expect(flaws(services: ["imap", service]) == [.init(part: .service(1), message)])
    }

    @Test func `without networks it applies nowhere`() throws {
        #expect(try !rule(networks: []).applies(to: attempt("imap", "172.16.2.20")))
    }

    @Test func `its password is checked like any other`() throws {
        #expect(try rule().matches(Array("secret".utf8)))
        #expect(try !rule().matches(Array("Secret".utf8)))
    }

    @Test func `a bad network is a flaw with its name`() {
        let message =
            "master password webmail: network 10.0.0.1/8 has bits set beyond its length; "
            + "write the first address of the network"
        #expect(flaws(networks: ["::1", "10.0.0.1/8"]) == [.init(part: .network(1), message)])
    }

    @Test(arguments: [
        "", "!", "*", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM.", "x", "secret in clear", "$9$x$y",
        "$1$caea3837$gPafod/Do/8Jj5M9Hehh", "{CRYPT}", "{PLAIN}secret", "$y$j9T$salt$",
    ])
    func `a hash that no password matches is a flaw and is not shown`(hash: String) {
        let message =
            "master password webmail: the hash is none of crypt(5) that a password can match; "
            + "make one with \"mkpasswd -m yescrypt\""
        #expect(flaws(hash: Array(hash.utf8)) == [.init(part: .hash, message)])
    }

    @Test func `all flaws are said in one go`() {
        let all = flaws(hash: [], networks: ["x", "::1", "y"], services: ["smtp", "lmtp"])
        #expect(
            all.map(\.part) == [.hash, .network(0), .network(2), .service(0), .service(1)])
    }
}
