import Protocols
import Testing

@Suite struct ReplyTests {
    static let lines: [(DovecotAuth.Reply, String)] = [
        (.ok(id: 1, fields: [.init("user", "bob")]), "OK\t1\tuser=bob\n"),
        (.fail(id: 2, fields: []), "FAIL\t2\n"),
        (
            .fail(id: 4_294_967_295, fields: [.init("user", "a\tb"), .init("code", "temp_fail")]),
            "FAIL\t4294967295\tuser=a\u{1}tb\tcode=temp_fail\n"
        ),
        (.proceed(id: 3, challenge: []), "CONT\t3\t\n"),
        (.proceed(id: 3, challenge: Array("Password:".utf8)), "CONT\t3\tUGFzc3dvcmQ6\n"),
        (
            .user(
                id: 9, name: Array("bob".utf8),
                fields: [.init("uid", "1000"), .init("gid", "8"), .init("home", "/home/b=b")]),
            "USER\t9\tbob\tuid=1000\tgid=8\thome=/home/b=b\n"
        ),
        (.notFound(id: 7), "NOTFOUND\t7\n"),
    ]

    @Test(arguments: lines)
    func `a reply is a line and comes back`(reply: DovecotAuth.Reply, line: String) {
        #expect(reply.encoded == Array(line.utf8))
        #expect(DovecotAuth.Reply(parsing: Array(line.utf8).dropLast()) == reply)
    }

    @Test func `each reply names its request`() {
        #expect(Self.lines.map(\.0.id) == [1, 2, 4_294_967_295, 3, 3, 9, 7])
    }

    @Test(arguments: [
        "", "VERSION\t1\t2", "SPID\t12", "DONE", "MECH\tPLAIN\tplaintext", "OK", "OK\t", "OK\tx",
        "OK\t-1", "OK\t4294967296", "CONT\t1\t!", "USER\t1", "LIST\t1\tbob",
    ])
    func `other lines are no replies`(line: String) {
        #expect(DovecotAuth.Reply(parsing: Array(line.utf8)) == nil)
    }
}
