import Accounts
import Authentication
import Crypt
import Outcomes
import Protocols
import Settings
import Testing

@testable import Servers

/// One account "u" with password "right"; everything fails while there is an outage.
private struct OneAccount: LoginDirectory {
    let hash: [UInt8]
    var outage: LookupFailure?

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        if let outage { throw outage }
        guard username == Array("u".utf8) else { return nil }
        return Credential(username: "u", passwordHash: hash, isEnabled: true)
    }

    func canonicalName(of username: [UInt8]) throws(LookupFailure) -> String? {
        if let outage { throw outage }
        return username == Array("u".utf8) ? "u" : nil
    }
}

@Suite struct LoginAnswersTests {
    private let lines = LogLines()

    private func answers(
        outage: LookupFailure? = nil, sieve: [SiteSettings.SieveSetting] = [],
        sieveOfUsers: SiteSettings.SieveOfUsers = [:]
    ) throws -> LoginAnswers {
        let hash = try CryptHash.yescrypt(Array("right".utf8), cost: 1)
        let authenticator = Authenticator(
            directory: OneAccount(hash: hash, outage: outage), domains: ["example.test"],
            recipientDelimiter: Array("+".utf8),
            homes: MailboxHomes(root: "/boxes", owner: FileOwnership(user: 7, group: 8)),
            masterPasswords: [
                try MasterPasswordRule(
                    name: "webmail", hash: try CryptHash.yescrypt(Array("master".utf8), cost: 1),
                    networks: ["192.0.2.7/32"], services: ["imap"])
            ], decoy: try DecoyPassword(cost: 1))
        return LoginAnswers(
            authenticator: authenticator, sieve: sieve, sieveOfUsers: sieveOfUsers,
            log: lines.logger)
    }

    private func login(
        _ user: String, _ password: String, from address: String = "198.51.100.1",
        isTrusted: Bool = true
    ) -> DovecotAuth.LoginRequest {
        DovecotAuth.LoginRequest(
            id: 1, login: Array(user.utf8), password: Array(password.utf8),
            parameters: .init([.init("service", "imap"), .init("rip", address)]),
            isTrustedPeer: isTrusted)
    }

    private let mailbox: [DovecotAuth.Field] = [
        .init("uid", "7"), .init("gid", "8"), .init("home", "/boxes/u"),
    ]

    @Test(arguments: ["u", "U", "u@example.test", "u@EXAMPLE.test"])
    func `a right password is accepted under the canonical name, with the mailbox`(
        user: String
    ) throws {
        let verdict = try answers().verify(login(user, "right"))
        #expect(verdict == .accepted(user: Array("u".utf8), fields: mailbox))
        #expect(
            lines.all == [
                "notice: login=\(user) service=imap remote=198.51.100.1 accepted user=u by=own"
            ])
    }

    @Test(arguments: [
        ("u", "wrong", "wrong-password"), ("v", "right", "unknown-user"),
        ("u", "", "empty-password"), ("u@other.test", "right", "unknown-user"),
        ("u+x", "right", "unknown-user"),
    ])
    func `whatever is refused looks alike outside, and the log knows why`(
        user: String, password: String, because: String
    ) throws {
        #expect(try answers().verify(login(user, password)) == .refused)
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.hasSuffix(" refused because=\(because)") == true)
    }

    @Test func `the master password opens an account from its network only, and by name`() throws {
        let answers = try answers()
        let inside = answers.verify(login("u", "master", from: "192.0.2.7"))
        #expect(inside == .accepted(user: Array("u".utf8), fields: mailbox))
        #expect(lines.all.last?.hasSuffix("accepted user=u by=master:webmail") == true)
        #expect(answers.verify(login("u", "master", from: "192.0.2.8")) == .refused)
        #expect(answers.verify(login("v", "master", from: "192.0.2.7")) == .refused)
        let stranger = login("u", "master", from: "192.0.2.7", isTrusted: false)
        #expect(answers.verify(stranger) == .refused)
    }

    @Test func `an outage is unavailable, never refused, and logged once`() throws {
        let answers = try answers(outage: .temporary("no database"))
        #expect(answers.verify(login("u", "right")) == .unavailable)
        #expect(answers.verify(login("u", "wrong")) == .unavailable)
        let request = DovecotAuth.LookupRequest(id: 2, user: Array("u".utf8), parameters: .init())
        #expect(answers.lookUp(request) == .unavailable)
        #expect(
            lines.all == ["warning: login: no database", "warning: user lookup: no database"])
    }

    @Test(arguments: [
        ("u", true), ("u@example.test", true), ("u+list@example.test", true), ("v", false),
        ("u@other.test", false), ("", false),
    ])
    func `a mailbox is found by name and by address, with an extension or without`(
        user: String, isKnown: Bool
    ) throws {
        let request = DovecotAuth.LookupRequest(id: 2, user: Array(user.utf8), parameters: .init())
        let expected: DovecotAuth.LookupVerdict =
            isKnown ? .found(user: Array("u".utf8), fields: mailbox) : .unknown
        #expect(try answers().lookUp(request) == expected)
    }

    @Test(arguments: [("lda", true), ("lmtp", true), ("imap", false), ("", false)])
    func `deliveries are told the settings of Sieve`(service: String, areTold: Bool) throws {
        let answers = try answers(sieve: [
            .init(name: "max_redirects", value: "9"), .init(name: "before", value: "/s/a b"),
        ])
        let request = DovecotAuth.LookupRequest(
            id: 2, user: Array("u".utf8), parameters: .init([.init("service", service)]))
        let told: [DovecotAuth.Field] = [
            .init("sieve_max_redirects", "9"), .init("sieve_before", "/s/a b"),
        ]
        #expect(
            answers.lookUp(request)
                == .found(user: Array("u".utf8), fields: mailbox + (areTold ? told : [])))
    }

    @Test func `no password is ever logged`() throws {
        let answers = try answers()
        for password in ["right", "wrong", "master"] {
            _ = answers.verify(login("u", password, from: "192.0.2.7"))
        }
        let log = lines.all.joined()
        #expect(!log.contains("right") && !log.contains("=wrong "))
        #expect(!log.replacing("by=master:", with: "").contains("master"))
    }
}
