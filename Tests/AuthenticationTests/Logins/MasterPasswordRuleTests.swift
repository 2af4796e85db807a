import Outcomes
import Testing

@testable import Authentication

@Suite struct MasterPasswordRuleTests {
    static let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)

    private func rule(
        hash: [UInt8] = hash, networks: [String] = ["172.16.2.20/32", "2001:db8::/64"],
        services: [String] = ["imap", "Sieve"]
    ) throws(Complaint) -> MasterPasswordRule {
        try MasterPasswordRule(
            name: "webmail", hash: hash, networks: networks, services: services,
            file: "mailwright.yaml")
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
        let complaint = Complaint(
            file: "mailwright.yaml",
            "master password webmail: service \(service.lowercased()) is not one for a master "
                + "password; list those by which mail is read: imap, pop3, sieve")
        #expect(throws: complaint) { try rule(services: ["imap", service]) }
    }

    @Test func `without networks it applies nowhere`() throws {
        #expect(try !rule(networks: []).applies(to: attempt("imap", "172.16.2.20")))
    }

    @Test func `its password is checked like any other`() throws {
        #expect(try rule().matches(Array("secret".utf8)))
        #expect(try !rule().matches(Array("Secret".utf8)))
    }

    @Test func `a bad network is a complaint with its name`() {
        let complaint = Complaint(
            file: "mailwright.yaml",
            "master password webmail: network 10.0.0.1/8 has bits set beyond its length; "
                + "write the first address of the network")
        #expect(throws: complaint) { try rule(networks: ["::1", "10.0.0.1/8"]) }
    }

    @Test func `a hash of an unknown scheme is a complaint`() {
        let complaint = Complaint(
            file: "mailwright.yaml",
            "master password webmail: password scheme {PLAIN} is not supported; "
                + "set the password anew")
        #expect(throws: complaint) { try rule(hash: Array("{PLAIN}secret".utf8)) }
    }

    @Test(arguments: [
        "", "!", "*", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM.", "x", "secret in clear", "$9$x$y",
        "$1$caea3837$gPafod/Do/8Jj5M9Hehh", "{CRYPT}", "$y$j9T$salt$",
    ])
    func `a hash that no password matches is a complaint`(hash: String) {
        #expect {
            try rule(hash: Array(hash.utf8))
        } throws: { error in
            (error as? Complaint)?.message.hasPrefix("master password webmail: ") == true
        }
    }
}
