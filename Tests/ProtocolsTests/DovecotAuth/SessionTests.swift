import Testing

@testable import Protocols

@Suite struct SessionTests {
    static func session(allowsLookups: Bool = true) -> DovecotAuth.Session {
        DovecotAuth.Session(
            greeting: .init(processID: 1, connectionID: 2), allowsLookups: allowsLookups)
    }

    /// A session after its handshake.
    static func ready(allowsLookups: Bool = true) -> DovecotAuth.Session {
        var session = session(allowsLookups: allowsLookups)
        #expect(session.receive(Array("VERSION\t1\t0\nCPID\t9\n".utf8)).isEmpty)
        return session
    }

    static func send(_ line: String) -> [DovecotAuth.Session.Action] {
        [.send(Array(line.utf8))]
    }

    @Test func `the server greets first`() {
        guard case .send(let bytes)? = Self.session().open().first else {
            Issue.record("no greeting")
            return
        }
        #expect(bytes.starts(with: Array("VERSION\t1\t2\nMECH\tPLAIN\tplaintext\n".utf8)))
        #expect(bytes.suffix(6) == Array("\nDONE\n".utf8))
    }

    @Test func `handshake and request may come in one write`() {
        var session = Self.session()
        let actions = session.receive(
            Array(
                "VERSION\t1\t2\nCPID\t9\nAUTH\t1\tPLAIN\tservice=imap\tresp=AGJvYgBzZWNyZXQ=\n".utf8
            ))
        let request = DovecotAuth.LoginRequest(
            id: 1, login: Array("bob".utf8), password: Array("secret".utf8),
            parameters: .init([.init("service", "imap")]), isTrustedPeer: true)
        #expect(actions == [.verify(request)])
    }

    @Test(arguments: [true, false])
    func `a login says whether its peer is trusted, whatever its fields say`(isTrusted: Bool) {
        var session = Self.ready(allowsLookups: isTrusted)
        let line = "AUTH\t1\tPLAIN\tisTrustedPeer=\tsecured\tresp=AGJvYgBzZWNyZXQ=\n"
        guard case .verify(let request)? = session.receive(Array(line.utf8)).first else {
            Issue.record("no question")
            return
        }
        #expect(request.isTrustedPeer == isTrusted)
    }

    @Test func `bytes may come one by one`() {
        var session = Self.session()
        var actions: [DovecotAuth.Session.Action] = []
        for byte in "VERSION\t1\t2\nUSER\t5\tbob\tservice=lmtp\n".utf8 {
            actions += session.receive([byte])
        }
        let request = DovecotAuth.LookupRequest(
            id: 5, user: Array("bob".utf8), parameters: .init([.init("service", "lmtp")]))
        #expect(actions == [.lookup(request)])
    }

    @Test(arguments: [
        "AUTH\t1\tPLAIN\n", "VERSION\t2\t0\n", "VERSION\n", "\n", "GET / HTTP/1.0\r\n",
    ])
    func `a client must begin with version 1`(line: String) {
        var session = Self.session()
        #expect(session.receive(Array(line.utf8)) == [.close(.unsupportedVersion)])
        #expect(session.receive(Array("VERSION\t1\t0\nUSER\t1\tbob\n".utf8)).isEmpty)
    }

    @Test(arguments: ["CPID\t3", "VERSION\t1\t2", "PASS\t1\tbob", "NEWS", "", "\t\t"])
    func `unknown commands are ignored`(line: String) {
        var session = Self.ready()
        #expect(session.receive(Array((line + "\n").utf8)).isEmpty)
        #expect(session.receive(Array("USER\t1\tbob\n".utf8)).count == 1)
    }

    @Test func `a line of the greatest length is taken`() {
        var session = Self.ready()
        let user = String(repeating: "u", count: DovecotAuth.maximumLineLength - 8)
        #expect(session.receive(Array("USER\t1\t\(user)\n".utf8)).count == 1)
        #expect(session.receive(Array("USER\t2\t\(user)u\n".utf8)) == [.close(.lineTooLong)])
    }

    @Test func `a line without an end is given up`() {
        var session = Self.ready()
        let piece = [UInt8](repeating: 0x41, count: 4096)
        #expect(session.receive(piece).isEmpty)
        #expect(session.receive(piece).isEmpty)
        #expect(session.receive(piece).isEmpty)
        #expect(session.receive(piece) == [.close(.lineTooLong)])
        #expect(session.receive(piece).isEmpty)
    }

    @Test func `what stands before a bad line is still done`() {
        var session = Self.ready()
        let actions = session.receive(Array("USER\t1\tbob\nUSER\tx\tbob\nUSER\t2\tbob\n".utf8))
        #expect(actions.count == 2)
        #expect(actions.last == .close(.malformed(command: "USER")))
    }

    @Test func `garbage of any kind ends in nothing worse than a close`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var session = Self.ready()
            let commands = ["AUTH", "CONT", "USER", "CANCEL", "VERSION"]
            for _ in 0..<20 {
                var line = Array((commands.randomElement() ?? "").utf8) + [9]
                let length = Int.random(in: 0...30, using: &random)
                line += (0..<length).map { _ in UInt8.random(in: 0...60, using: &random) }
                _ = session.receive(line + [10])
            }
        }
    }
}
