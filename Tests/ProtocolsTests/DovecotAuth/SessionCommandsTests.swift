import Testing

@testable import Protocols

@Suite struct SessionCommandsTests {
    private func receive(
        _ session: inout DovecotAuth.Session, _ line: String
    ) -> [DovecotAuth.Session.Action] {
        session.receive(Array((line + "\n").utf8))
    }

    @Test func `PLAIN without an initial response goes on with CONT`() {
        var session = SessionTests.ready()
        #expect(
            receive(&session, "AUTH\t1\tplain\tservice=smtp\tnologin\trip=::1")
                == SessionTests.send("CONT\t1\t\n"))
        let actions = receive(&session, "CONT\t1\tAGJvYgBzZWNyZXQ=")
        guard case .verify(let request)? = actions.first else {
            Issue.record("nothing to verify")
            return
        }
        #expect(request.login == Array("bob".utf8))
        #expect(request.mechanism == "PLAIN")
        #expect(request.parameters.remoteAddress == "::1")
        #expect(request.parameters["nologin"] != nil)
    }

    @Test func `LOGIN asks twice`() {
        var session = SessionTests.ready()
        #expect(
            receive(&session, "AUTH\t1\tLOGIN\tservice=smtp")
                == SessionTests.send("CONT\t1\tVXNlcm5hbWU6\n"))
        #expect(receive(&session, "CONT\t1\tYm9i") == SessionTests.send("CONT\t1\tUGFzc3dvcmQ6\n"))
        guard case .verify(let request)? = receive(&session, "CONT\t1\tc2VjcmV0").first else {
            Issue.record("nothing to verify")
            return
        }
        #expect(request.login == Array("bob".utf8))
        #expect(request.password == Array("secret".utf8))
    }

    @Test(arguments: [
        ("AUTH\t1\tCRAM-MD5\tservice=smtp", "FAIL\t1\treason=mechanism is not supported\n"),
        ("AUTH\t1\tPLAIN\tresp=***", "FAIL\t1\treason=invalid base64 data\n"),
        ("AUTH\t1\tPLAIN\tresp=", "FAIL\t1\treason=malformed PLAIN response\n"),
        (
            "AUTH\t1\tPLAIN\tresp=YQBiAGM=",
            "FAIL\t1\tuser=b\tcode=authz_fail\treason=acting for another user is not allowed\n"
        ),
        ("CONT\t8\tAGJvYgBzZWNyZXQ=", "FAIL\t8\treason=no such exchange\n"),
    ])
    func `what the user did wrong is answered`(line: String, reply: String) {
        var session = SessionTests.ready()
        #expect(receive(&session, line) == SessionTests.send(reply))
        #expect(session.pending.isEmpty)
    }

    @Test(arguments: ["AUTH", "AUTH\t1", "AUTH\tx\tPLAIN", "CONT", "CONT\tx", "USER\t1", "CANCEL"])
    func `what the client did wrong ends the connection`(line: String) {
        var session = SessionTests.ready()
        let command = String(line.split(separator: "\t")[0])
        #expect(receive(&session, line) == [.close(.malformed(command: command))])
    }

    @Test func `a number in use ends the connection`() {
        var session = SessionTests.ready()
        #expect(receive(&session, "USER\t1\tbob").count == 1)
        #expect(receive(&session, "AUTH\t1\tPLAIN") == [.close(.duplicateRequest(1))])
    }

    @Test func `too many open requests end the connection`() {
        var session = SessionTests.ready()
        for id in 1...DovecotAuth.maximumRequests {
            #expect(receive(&session, "AUTH\t\(id)\tPLAIN").count == 1)
        }
        #expect(receive(&session, "AUTH\t999\tPLAIN") == [.close(.tooManyRequests)])
    }

    @Test func `users are not looked up where that is not allowed`() {
        var session = SessionTests.ready(allowsLookups: false)
        #expect(
            receive(&session, "USER\t1\tbob")
                == SessionTests.send("FAIL\t1\treason=users are not looked up on this socket\n"))
    }

    @Test func `a cancelled exchange is forgotten`() {
        var session = SessionTests.ready()
        _ = receive(&session, "AUTH\t1\tPLAIN")
        #expect(receive(&session, "CANCEL\t1").isEmpty)
        #expect(receive(&session, "AUTH\t1\tPLAIN") == SessionTests.send("CONT\t1\t\n"))
    }

    @Test func `the verdict on a cancelled login meets no other request`() {
        var session = SessionTests.ready()
        #expect(receive(&session, "AUTH\t1\tPLAIN\tresp=AGJvYgBzZWNyZXQ=").count == 1)
        #expect(receive(&session, "CANCEL\t1").isEmpty)
        #expect(session.answer(1, login: .accepted(user: [0x62], fields: [])).isEmpty)
        #expect(receive(&session, "AUTH\t1\tPLAIN\tresp=AGJvYgBzZWNyZXQ=").count == 1)
        #expect(receive(&session, "CANCEL\t1").isEmpty)
        #expect(
            receive(&session, "AUTH\t1\tPLAIN\tresp=AGV2YQB4") == [.close(.duplicateRequest(1))])
        #expect(receive(&session, "CANCEL\t77").isEmpty)
    }
}
