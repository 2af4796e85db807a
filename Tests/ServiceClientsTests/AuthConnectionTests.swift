import AuthServiceTestSupport
import Outcomes
import Protocols
import ServiceClients
import Testing

@Suite struct AuthConnectionTests {
    private static let bob = AuthUser(
        username: Array("bob".utf8), userID: 1000, groupID: 8, home: Array("/home/b\tb".utf8))

    private static let mailbox: [DovecotAuth.Field] = [
        .init("uid", "1000"), .init("gid", "8"), .init("home", "/home/b\tb"),
    ]

    /// Knows Bob, whose password is "s\te", and cannot say anything about Eve.
    private static let service = FakeAuthService.Behaviour.answering(
        login: { request in
            switch String(decoding: request.login, as: UTF8.self) {
            case "bob" where request.password == Array("s\te".utf8):
                .accepted(user: request.login, fields: mailbox)
            case "eve": .unavailable
            case "odd": .accepted(user: request.login, fields: [.init("uid", "1000")])
            default: .refused
            }
        },
        lookup: { request in
            switch String(decoding: request.user, as: UTF8.self) {
            case "bob": .found(user: request.user, fields: mailbox)
            case "eve": .unavailable
            case "odd": .found(user: request.user, fields: [.init("home", "/h")])
            default: .unknown
            }
        })

    private func verify(
        _ path: String, _ login: String, _ password: String, service: String = "imap"
    ) throws(LookupFailure) -> AuthReply {
        var connection = try AuthConnection(socket: path, timeout: .seconds(5))
        return try connection.verify(
            login: Array(login.utf8), password: Array(password.utf8),
            origin: AuthOrigin(service: service))
    }

    private func user(
        _ path: String, _ login: String, timeout: Duration = .seconds(5)
    ) throws(LookupFailure) -> AuthUser? {
        var connection = try AuthConnection(socket: path, timeout: timeout)
        return try connection.user(Array(login.utf8), service: "lmtp")
    }

    @Test func `right and wrong`() throws {
        let fake = try FakeAuthService(Self.service)
        #expect(try verify(fake.path, "bob", "s\te") == .accepted(Self.bob))
        #expect(try verify(fake.path, "bob", "se") == .refused)
        #expect(try verify(fake.path, "nobody", "s\te") == .refused)
    }

    @Test func `found and not found`() throws {
        let fake = try FakeAuthService(Self.service)
        #expect(try user(fake.path, "bob") == Self.bob)
        #expect(try user(fake.path, "nobody") == nil)
    }

    @Test func `one connection takes several questions`() throws {
        let fake = try FakeAuthService(Self.service)
        var connection = try AuthConnection(socket: fake.path, timeout: .seconds(5))
        for _ in 1...3 {
            #expect(try connection.user(Array("bob".utf8), service: "lmtp") == Self.bob)
            #expect(
                try connection.verify(
                    login: Array("bob".utf8), password: [], origin: AuthOrigin(service: "imap"))
                    == .refused)
        }
        #expect(fake.requests.count == 6)
    }

    @Test func `the service learns where the user comes from`() throws {
        let fake = try FakeAuthService(Self.service)
        var connection = try AuthConnection(socket: fake.path, timeout: .seconds(5))
        let origin = AuthOrigin(
            service: "pop3", remoteAddress: "2001:db8::7", localAddress: "192.0.2.1",
            session: "x+1", isSecured: true)
        _ = try connection.verify(login: Array("bob".utf8), password: [], origin: origin)
        #expect(
            fake.requests == [
                "AUTH bob service=pop3 rip=2001:db8::7 lip=192.0.2.1 session=x+1 secured=true"
            ])
    }

    @Test(arguments: ["imap", "smtp"])
    func `a service that cannot know is a temporary failure`(service: String) throws {
        let fake = try FakeAuthService(Self.service)
        expectTemporary { () throws(LookupFailure) in
            _ = try verify(fake.path, "eve", "x", service: service)
        }
        expectTemporary { () throws(LookupFailure) in _ = try user(fake.path, "eve") }
    }

    @Test func `an answer without a mailbox is a configuration failure`() throws {
        let fake = try FakeAuthService(Self.service)
        let failure = LookupFailure.configuration(
            "the auth service does not tell home, uid and gid; "
                + "ask on a socket that allows lookups")
        #expect(throws: failure) { try verify(fake.path, "odd", "x") }
        #expect(throws: failure) { try user(fake.path, "odd") }
    }

    @Test func `a socket without lookups says so`() throws {
        let fake = try FakeAuthService(.withoutLookups)
        #expect {
            try user(fake.path, "bob")
        } throws: { error in
            "\(error)".contains("users are not looked up on this socket")
        }
    }

    @Test func `what nobody can be called is not asked`() throws {
        let fake = try FakeAuthService(Self.service)
        let long = String(repeating: "x", count: AuthConnection.maximumLength + 1)
        for odd in [long, "b\0b"] {
            #expect(try verify(fake.path, odd, "x") == .refused)
            #expect(try verify(fake.path, "bob", odd) == .refused)
            #expect(try user(fake.path, odd) == nil)
        }
        #expect(try user(fake.path, "") == nil)
        #expect(fake.requests.isEmpty)
        let longest = String(repeating: "\t", count: AuthConnection.maximumLength)
        #expect(try verify(fake.path, longest, longest) == .refused)
        #expect(fake.requests.count == 1)
    }

    @Test func `nobody there is a temporary failure`() {
        expectTemporary { () throws(LookupFailure) in _ = try user("/nonexistent/auth", "bob") }
        expectTemporary { () throws(LookupFailure) in _ = try user("/dev/null", "bob") }
    }

    @Test func `a path that is no socket's is a configuration failure`() {
        for path in ["", String(repeating: "x", count: 108)] {
            #expect(
                throws: LookupFailure.configuration("\(path): a socket's path has 1 to 107 bytes")
            ) {
                try user(path, "bob")
            }
        }
    }

    @Test(arguments: [
        FakeAuthService.Behaviour.closing, .writing([]), .writing(Array("NOTFOUND\t".utf8)),
        .writing(Array("NOTFOUND\t2\nUSER\t1\nOK\tx\n".utf8)),
        .writing([UInt8](repeating: 0x41, count: 20_000)),
        .writing(Array("CONT\t1\t\n".utf8)), .writing(Array("OK\t1\tuser=bob\n".utf8)),
    ])
    func `no proper answer is a temporary failure`(behaviour: FakeAuthService.Behaviour) throws {
        let fake = try FakeAuthService(behaviour)
        expectTemporary { () throws(LookupFailure) in _ = try user(fake.path, "bob") }
    }

    @Test(arguments: [
        FakeAuthService.Behaviour.silent,
        .babbling(Array("NEWS\t1\n".utf8)),
    ])
    func `the deadline holds for silence and for endless talk`(
        behaviour: FakeAuthService.Behaviour
    ) throws {
        let fake = try FakeAuthService(behaviour)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(throws: LookupFailure.temporary("\(fake.path): no answer in time")) {
            try user(fake.path, "bob", timeout: .milliseconds(200))
        }
        #expect(clock.now - start >= .milliseconds(190))
        #expect(clock.now - start < .seconds(10))
    }

    @Test func `a master socket's short greeting will do`() throws {
        let fake = try FakeAuthService(
            .writing(
                Array("VERSION\t1\t2\nSPID\t7\nUSER\t1\tbob\tuid=1000\tgid=8\thome=/h\n".utf8)))
        #expect(try user(fake.path, "bob")?.home == Array("/h".utf8))
    }

    private func expectTemporary(
        _ ask: () throws(LookupFailure) -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        do {
            try ask()
            Issue.record("an answer", sourceLocation: sourceLocation)
        } catch {
            guard case .temporary = error else {
                Issue.record("\(error)", sourceLocation: sourceLocation)
                return
            }
        }
    }
}
