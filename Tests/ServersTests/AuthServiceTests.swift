import Glibc
import Logging
import Mail
import NIOCore
import NIOPosix
import Protocols
import Settings
import Testing

@testable import Servers

@Suite struct AuthServiceTests {
    /// Knows user "u" with password "p"; for "t" nobody can know.
    private func makeQuestions() -> AuthQuestions {
        AuthQuestions(
            verify: { request in
                switch String(decoding: request.login, as: UTF8.self) {
                case "u" where request.password == [0x70]: .accepted(user: [0x75], fields: [])
                case "t": .unavailable
                default: .refused
                }
            },
            lookUp: { request in
                request.user == [0x75]
                    ? .found(user: [0x75], fields: [.init("home", "/home/u")]) : .unknown
            })
    }

    /// What a client gets for a text, by line.
    private func ask(_ text: String, until last: String) async throws -> [String] {
        let path = "/tmp/mailwright-auth-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let socket = try ListeningSocket(.unix(path: path, mode: 0o600, group: nil))
        let questions = makeQuestions()
        let service = AuthService(questions: questions, log: Logger(label: "test"))
        let group = MultiThreadedEventLoopGroup.singleton
        let listeners = try service.start([socket], on: group)
        defer { unlink(path) }
        let reply = try await SocketClient.ask(text, at: path, until: last, on: group)
        for listener in listeners { listener.close() }
        questions.shutDown()
        return reply.split(separator: "\n").map(String.init)
    }

    /// What a client gets after it said hello and the given lines.
    private func talk(_ lines: String, until last: String) async throws -> [String] {
        try await ask("VERSION\t1\t2\nCPID\t1\n" + lines, until: last)
    }

    /// An AUTH line with user and password as PLAIN's response.
    private func login(_ id: Int, _ user: String, _ password: String, _ service: String) -> String {
        let response = Base64.encode([0] + Array(user.utf8) + [0] + Array(password.utf8))
        let text = String(decoding: response, as: UTF8.self)
        return "AUTH\t\(id)\tPLAIN\tservice=\(service)\tresp=\(text)\n"
    }

    @Test func `a right password is answered OK after the greeting`() async throws {
        let lines = try await talk(login(1, "u", "p", "imap"), until: "OK\t")
        #expect(lines.first == "VERSION\t1\t2")
        #expect(lines.contains("MECH\tPLAIN\tplaintext"))
        #expect(lines.contains("DONE"))
        #expect(lines.last == "OK\t1\tuser=u")
    }

    @Test func `a wrong password and an unknown user look alike`() async throws {
        let wrong = try await talk(login(1, "u", "x", "imap"), until: "FAIL\t")
        let unknown = try await talk(login(1, "v", "x", "imap"), until: "FAIL\t")
        #expect(wrong.last == "FAIL\t1\tuser=u")
        #expect(unknown.last == "FAIL\t1\tuser=v")
    }

    @Test func `an outage is temp_fail to Dovecot and a hang-up to Postfix`() async throws {
        let dovecot = try await talk(login(1, "t", "p", "imap"), until: "FAIL\t")
        #expect(dovecot.last == "FAIL\t1\tuser=t\tcode=temp_fail")
        let postfix = try await talk(login(1, "t", "p", "smtp"), until: "FAIL\t")
        #expect(postfix.last == "DONE")
    }

    @Test func `a user lookup is answered on a UNIX socket`() async throws {
        let known = try await talk("USER\t7\tu\tservice=lda\n", until: "USER\t")
        #expect(known.last == "USER\t7\tu\thome=/home/u")
        let unknown = try await talk("USER\t7\tv\tservice=lda\n", until: "NOTFOUND\t")
        #expect(unknown.last == "NOTFOUND\t7")
    }

    @Test func `garbage is disconnected after the greeting`() async throws {
        let lines = try await ask("GET / HTTP/1.1\n", until: "?")
        #expect(lines.last == "DONE")
    }

    @Test func `once it shuts down every question is answered unavailable`() async throws {
        let questions = makeQuestions()
        questions.shutDown()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let request = DovecotAuth.LoginRequest(
            id: 1, login: [0x75], password: [0x70], parameters: .init())
        let verdict = try await questions.verify(request, on: loop).get()
        #expect(verdict == .unavailable)
    }
}
