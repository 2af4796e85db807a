import Accounts
import Crypt
import Outcomes
import Testing

@testable import Authentication

@Suite struct AuthenticatorTests {
    private static let secret = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)
    private static let webmail = "172.16.2.20"

    private func authenticator(isAway: Bool = false) throws -> Authenticator {
        var directory = FakeDirectory(isAway: isAway)
        directory.add("bob", hash: Self.secret)
        directory.add("eve", hash: Self.secret, isEnabled: false)
        directory.add("Ann", as: "ann", hash: try CryptHash.yescrypt(Array("yes".utf8), cost: 1))
        directory.add("nopass", hash: [])
        directory.add("odd", hash: Array("{SSHA}xxxx".utf8))
        directory.add("torn", hash: Array("$9$x$y".utf8))
        directory.add("a/b", as: "trap", hash: Self.secret)
        let master = try MasterPasswordRule(
            name: "webmail", hash: CryptHash.yescrypt(Array("key".utf8), cost: 1),
            networks: [Self.webmail], services: ["imap", "sieve"])
        return Authenticator(
            directory: directory, domains: ["example.org", "Example.NET"],
            recipientDelimiter: Array("+".utf8),
            homes: MailboxHomes(
                root: "/home/mailboxes/", owner: FileOwnership(user: 5000, group: 8)),
            masterPasswords: [master], decoy: try DecoyPassword(cost: 1))
    }

    private func attempt(
        _ login: String, _ password: String, service: String = "imap", from remote: String? = nil,
        isTrusted: Bool = true
    ) -> LoginAttempt {
        LoginAttempt(
            login: Array(login.utf8), password: Array(password.utf8), service: service,
            remoteAddress: remote, isTrustedPeer: isTrusted)
    }

    private static func owner(_ name: String) -> MailboxOwner {
        MailboxOwner(
            username: name, home: "/home/mailboxes/\(name)", userID: 5000, groupID: 8)
    }

    @Test(arguments: [
        ("bob", "secret", "bob"), ("BOB", "secret", "bob"), ("bob@example.org", "secret", "bob"),
        ("Bob@example.net", "secret", "bob"), ("ann", "yes", "Ann"), ("ANN", "yes", "Ann"),
    ])
    func `the own password opens`(login: String, password: String, name: String) throws {
        #expect(
            try authenticator().verify(attempt(login, password))
                == .accepted(Self.owner(name), by: .own))
    }

    @Test(arguments: [
        ("bob", "Secret", LoginRefusal.wrongPassword), ("bob", "key", .wrongPassword),
        ("ann", "no", .wrongPassword), ("nopass", "x", .wrongPassword),
        ("bob", "", .emptyPassword), ("nopass", "", .emptyPassword),
        ("nobody", "", .emptyPassword), ("nobody", "secret", .unknownUser),
        ("bob@example.com", "secret", .unknownUser), ("bob+x", "secret", .unknownUser),
        ("bob+x@example.org", "secret", .unknownUser), ("", "secret", .unknownUser),
        ("../bob", "secret", .unknownUser), ("bob\0", "secret", .unknownUser),
        ("eve", "secret", .disabled), ("eve", "wrong", .disabled), ("trap", "secret", .unknownUser),
    ])
    func `everything else is refused`(login: String, password: String, why: LoginRefusal) throws {
        #expect(try authenticator().verify(attempt(login, password)) == .refused(why))
    }

    @Test(arguments: ["imap", "sieve"])
    func `the master password opens within its bounds`(service: String) throws {
        for remote in [Self.webmail, "::ffff:172.16.2.20"] {
            #expect(
                try authenticator().verify(
                    attempt("Ann@example.org", "key", service: service, from: remote))
                    == .accepted(Self.owner("Ann"), by: .master(name: "webmail")))
        }
    }

    @Test func `the own password comes first`() throws {
        #expect(
            try authenticator().verify(attempt("ann", "yes", from: Self.webmail))
                == .accepted(Self.owner("Ann"), by: .own))
    }

    @Test(arguments: [
        ("ann", "imap", "172.16.2.21" as String?, LoginRefusal.wrongPassword),
        ("ann", "smtp", webmail, .wrongPassword), ("ann", "imap", nil, .wrongPassword),
        ("nobody", "imap", webmail, .unknownUser), ("eve", "imap", webmail, .disabled),
    ])
    func `the master password opens nothing else`(
        login: String, service: String, remote: String?, why: LoginRefusal
    ) throws {
        #expect(
            try authenticator().verify(attempt(login, "key", service: service, from: remote))
                == .refused(why))
    }

    @Test func `a peer that is not trusted comes in by the own password only`() throws {
        let authenticator = try authenticator()
        #expect(
            try authenticator.verify(attempt("ann", "key", from: Self.webmail, isTrusted: false))
                == .refused(.wrongPassword))
        #expect(
            try authenticator.verify(attempt("ann", "yes", isTrusted: false))
                == .accepted(Self.owner("Ann"), by: .own))
    }

    @Test(arguments: ["bob", "nobody", "eve"])
    func `an outage is never a wrong password`(login: String) throws {
        let authenticator = try authenticator(isAway: true)
        for password in ["secret", "wrong", "key"] {
            #expect(throws: LookupFailure.temporary("the database is away")) {
                try authenticator.verify(attempt(login, password, from: Self.webmail))
            }
        }
    }

    @Test(arguments: ["odd", "torn"])
    func `a stored password that cannot be checked is a failure, but the master's opens`(
        login: String
    ) throws {
        let authenticator = try authenticator()
        #expect {
            try authenticator.verify(attempt(login, "x", from: Self.webmail))
        } throws: { error in
            guard case .configuration? = error as? LookupFailure else { return false }
            return true
        }
        #expect(
            try authenticator.verify(attempt(login, "key", from: Self.webmail))
                == .accepted(Self.owner(login), by: .master(name: "webmail")))
    }

    @Test(arguments: [
        ("bob", "bob"), ("bob+lists@example.org", "bob"), ("ANN+x@example.net", "Ann"),
        ("eve", "eve"),
    ])
    func `a mailbox is found, with an extension and disabled too`(login: String, name: String)
        throws
    {
        let authenticator = try authenticator(isAway: true)
        #expect(try authenticator.mailboxOwner(of: Array(login.utf8)) == Self.owner(name))
    }

    @Test(arguments: ["nobody", "", "bob@example.com", "+x", "nobody+x", "../bob", "trap"])
    func `no mailbox is found`(login: String) throws {
        #expect(try authenticator().mailboxOwner(of: Array(login.utf8)) == nil)
    }
}
