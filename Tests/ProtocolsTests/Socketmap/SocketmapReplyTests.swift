import Outcomes
import Protocols
import Testing

@Suite struct SocketmapReplyTests {
    private func wire(_ reply: SocketmapReply) -> String {
        var bytes: [UInt8] = []
        reply.encode(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (Result<[UInt8]?, LookupFailure>.success(Array("a@b, c@d".utf8)), "11:OK a@b, c@d,"),
        (.success(nil), "9:NOTFOUND ,"),
        (.failure(.temporary("no database")), "16:TEMP no database,"),
        (.failure(.configuration("bad table")), "14:TEMP bad table,"),
        (.success([]), "46:TEMP the table has an empty value for this key,"),
    ])
    func `each outcome has its reply`(outcome: Result<[UInt8]?, LookupFailure>, text: String) {
        #expect(wire(SocketmapReply(outcome)) == text)
    }

    @Test func `a value that Postfix would refuse is a temporary failure`() {
        let longest = [UInt8](repeating: 0x61, count: 99_997)
        #expect(SocketmapReply(.success(longest)) == .found(longest))
        #expect(wire(.found(longest)).hasPrefix("100000:OK a"))
        let reply = SocketmapReply(.success(longest + [0x61]))
        #expect(reply == .temporary("the value of this key is longer than socketmap allows"))
    }

    @Test func `a reason is cut and made printable`() {
        #expect(wire(.temporary("a\nb\u{7}é")) == "11:TEMP a?b???,")
        #expect(wire(.temporary(String(repeating: "x", count: 500))).hasPrefix("205:TEMP xxx"))
    }

    @Test(arguments: [
        ("11:OK a@b, c@d,", SocketmapReply.found(Array("a@b, c@d".utf8))),
        ("9:NOTFOUND ,", .notFound), ("8:NOTFOUND,", .notFound),
        ("16:TEMP no database,", .temporary("no database")),
        ("12:TIMEOUT slow,", .temporary("slow")), ("6:PERM x,", .temporary("x")),
        ("5:TEMP ,", .temporary("")), ("3:OK ,", .found([])),
    ])
    func `a client reads each reply`(text: String, reply: SocketmapReply) throws {
        let bytes = Array(text.utf8)
        #expect(
            try SocketmapReply.parse(bytes.span) == .request(reply, length: bytes.count))
        #expect(
            try SocketmapReply.parse((bytes + [0x31]).span)
                == .request(reply, length: bytes.count))
        for count in 0..<bytes.count {
            #expect(try SocketmapReply.parse(Array(bytes[..<count]).span) == .incomplete)
        }
    }

    @Test(arguments: ["3:YES,", "0:,", "x", "5:OK a@x"])
    func `what is no reply is an error`(text: String) {
        #expect(throws: WireError.self) { try SocketmapReply.parse(Array(text.utf8).span) }
    }
}
