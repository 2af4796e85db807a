import AuthServiceTestSupport
import Protocols
import Testing

/// Each row of Dovecot's table of exit codes, with the real program and a service of the tests.
@Suite struct ProgramTests {
    private static let mailbox: [DovecotAuth.Field] = [
        .init("uid", "5000"), .init("gid", "8"), .init("home", "/home/mailboxes/bob"),
    ]

    /// Bob's password is "sesame"; nothing can be known about Eve; Tab's name cannot be sent.
    private static let behaviour = FakeAuthService.Behaviour.answering(
        login: { request in
            switch String(decoding: request.login, as: UTF8.self) {
            case "Bob" where request.password == Array("sesame".utf8):
                .accepted(user: Array("bob".utf8), fields: mailbox)
            case "tab": .accepted(user: Array("t\tab".utf8), fields: mailbox)
            case "eve": .unavailable
            default: .refused
            }
        },
        lookup: { request in
            switch String(decoding: request.user, as: UTF8.self) {
            case "Bob": .found(user: Array("bob".utf8), fields: mailbox)
            case "eve": .unavailable
            default: .unknown
            }
        })

    private func run(
        _ input: String, _ environment: [String: String] = [:],
        _ service: FakeAuthService? = nil, reply: [String] = ["/usr/bin/env"]
    ) throws -> Program.Result {
        let service = try service ?? FakeAuthService(Self.behaviour)
        var program = Program(input, environment)
        program.arguments = ["--socket", service.path] + reply
        return try program.run()
    }

    @Test func `a right password executes the reply program in a clean environment`() throws {
        let service = try FakeAuthService(Self.behaviour)
        let environment = [
            "SERVICE": "imap", "TCPREMOTEIP": "192.0.2.7", "TCPLOCALIP": "192.0.2.1",
            "AUTH_SESSION": "s1", "AUTH_SECURED": "secured", "CONFIG_FILE": "/etc/x",
            "PATH": "/bin", "USER": "dovecot", "HOME": "/", "EXTRA": "password",
            "password": "{PLAIN}x", "LD_DEBUG_OUTPUT": "/x", "AUTHORIZED": "2",
            "INSECURE_SETUID": "1", "ORIG_UID": "4711",
        ]
        let result = try run("Bob\0sesame\0\0", environment, service)
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty)
        #expect(
            result.output == [
                "USER=bob", "HOME=/home/mailboxes/bob", "EXTRA=userdb_uid userdb_gid",
                "userdb_uid=5000", "userdb_gid=8", "ORIG_UID=\(ownUserID())",
            ])
        #expect(
            service.requests == [
                "AUTH Bob service=imap rip=192.0.2.7 lip=192.0.2.1 session=s1 secured=true"
            ])
    }

    @Test func `the reply program gets its arguments`() throws {
        let result = try run("Bob\0sesame\0\0", reply: ["/bin/echo", "-n", "a b", ""])
        #expect(result.output == ["a b "])
    }

    @Test func `there are no core dumps`() throws {
        let reply = ["/bin/sh", "-c", "ulimit -Hc"]
        #expect(try run("Bob\0sesame\0\0", reply: reply).output == ["0"])
    }

    @Test(arguments: ["Bob\0wrong\0\0", "nobody\0sesame\0\0", "Bob\0sesame \0\0"])
    func `a wrong password and an unknown user exit with 1 and without a word`(
        input: String
    ) throws {
        #expect(try run(input) == .init(exitCode: 1, output: [], errors: []))
    }

    @Test(arguments: ["PLAIN", "EXTERNAL"])
    func `an empty password is refused without a question`(mechanism: String) throws {
        let service = try FakeAuthService(
            .answering(
                login: { .accepted(user: $0.login, fields: Self.mailbox) },
                lookup: { _ in .unknown }))
        let result = try run(
            "Bob\0\0\0", ["AUTH_MECH": mechanism, "AUTH_CERT": "valid"], service)
        #expect(result == .init(exitCode: 1, output: [], errors: []))
        #expect(service.requests.isEmpty)
    }

    @Test func `a lookup executes the reply program, whatever the password`() throws {
        let service = try FakeAuthService(Self.behaviour)
        let result = try run(
            "Bob\0\0\0", ["AUTHORIZED": "1", "SERVICE": "lmtp", "X": "y"], service)
        #expect(result.exitCode == 0)
        #expect(result.output.last == "AUTHORIZED=2")
        #expect(result.output.count == 7)
        #expect(service.requests == ["USER Bob service=lmtp"])
    }

    @Test func `an unknown user in a lookup exits with 3`() throws {
        #expect(
            try run("nobody\0\0\0", ["AUTHORIZED": "1"])
                == .init(exitCode: 3, output: [], errors: []))
    }

    @Test(arguments: [[:], ["AUTHORIZED": "1"], ["SERVICE": "smtp"]])
    func `a service that cannot know exits with 111 and a line`(
        environment: [String: String]
    ) throws {
        let result = try run("eve\0sesame\0\0", environment)
        #expect(result.exitCode == 111)
        #expect(result.output.isEmpty)
        #expect(result.errors.count == 1)
    }

    @Test(arguments: [[:], ["AUTHORIZED": "1"]])
    func `a service that is away exits with 111 and says so`(environment: [String: String]) throws {
        var program = Program("Bob\0sesame\0\0", environment)
        program.arguments = ["--socket", "/nonexistent/auth", "/usr/bin/env"]
        #expect(
            try program.run()
                == .init(
                    exitCode: 111, output: [],
                    errors: [
                        "mailwright-checkpassword: /nonexistent/auth: connect: "
                            + "No such file or directory"
                    ]))
    }

    @Test(arguments: [
        FakeAuthService.Behaviour.closing, .writing(Array("OK\t1\tuser=bob\n".utf8)),
        .withoutLookups,
    ])
    func `an answer that says too little exits with 111`(
        behaviour: FakeAuthService.Behaviour
    ) throws {
        let result = try run("Bob\0sesame\0\0", [:], FakeAuthService(behaviour))
        #expect(result.exitCode == 111)
        #expect(result.errors.count == 1)
    }

    @Test func `a service that is silent exits with 111 in time`() throws {
        let service = try FakeAuthService(.silent)
        let result = try run("Bob\0sesame\0\0", [:], service)
        #expect(result.exitCode == 111)
        #expect(
            result.errors == ["mailwright-checkpassword: \(service.path): no answer in time"])
    }

    @Test func `a name that cannot be sent exits with 111`() throws {
        let result = try run("tab\0x\0\0")
        #expect(result.exitCode == 111)
        #expect(result.errors.count == 1)
    }

    @Test func `a reply program that is not there exits with 111`() throws {
        let result = try run("Bob\0sesame\0\0", reply: ["/nonexistent/reply"])
        #expect(result.exitCode == 111)
        #expect(
            result.errors == [
                "mailwright-checkpassword: cannot execute /nonexistent/reply: "
                    + "No such file or directory"
            ])
    }

    @Test func `the hash of a password is not handed out`() throws {
        let service = try FakeAuthService(Self.behaviour)
        let environment = ["AUTHORIZED": "1", "CREDENTIALS_LOOKUP": "1", "SCHEME": "CRAM-MD5"]
        let result = try run("Bob\0\0\0", environment, service)
        #expect(result.exitCode == 111)
        #expect(result.errors.count == 1)
        #expect(result.errors.first?.contains("set auth_mechanisms = plain login") == true)
        #expect(service.requests.isEmpty)
    }

    @Test func `a master user of Dovecot's is let in by a lookup only`() throws {
        let service = try FakeAuthService(Self.behaviour)
        let login = try run("Bob\0sesame\0\0", ["MASTER_USER": "root"], service)
        #expect(login.exitCode == 1)
        #expect(login.errors.count == 1)
        #expect(login.errors.first?.contains("leave out \"pass = yes\"") == true)
        #expect(service.requests.isEmpty)
        let lookup = try run(
            "Bob\0\0\0", ["MASTER_USER": "root", "AUTHORIZED": "1"], service)
        #expect(lookup.exitCode == 0)
    }

    @Test func `a passdb that is asked without a password gets a lookup`() throws {
        let environment = ["AUTHORIZED": "1", "CREDENTIALS_LOOKUP": "1", "SCHEME": ""]
        #expect(try run("Bob\0\0\0", environment).output.last == "AUTHORIZED=2")
        #expect(try run("nobody\0\0\0", environment).exitCode == 3)
    }
}
