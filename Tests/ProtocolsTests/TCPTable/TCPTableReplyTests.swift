import Outcomes
import Protocols
import Testing

@Suite struct TCPTableReplyTests {
    private func wire(_ reply: TCPTableReply) -> String {
        var bytes: [UInt8] = []
        reply.encode(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (Result<[UInt8]?, LookupFailure>.success(Array("smtp:[h]:25".utf8)), "200 smtp:[h]:25\n"),
        (.success(Array("a@b, c@d".utf8)), "200 a@b,%20c@d\n"),
        (.success(nil), "500 not%20found\n"),
        (.failure(.temporary("no database")), "400 no%20database\n"),
        (.failure(.configuration("bad table")), "400 bad%20table\n"),
        (.success([]), "400 the%20table%20has%20an%20empty%20value%20for%20this%20key\n"),
    ])
    func `each outcome has its reply`(outcome: Result<[UInt8]?, LookupFailure>, text: String) {
        #expect(wire(TCPTableReply(outcome)) == text)
    }

    @Test func `a reply has at most 4096 octets`() {
        let longest = [UInt8](repeating: 0x61, count: 4091)
        #expect(wire(.found(longest)).utf8.count == 4096)
        #expect(wire(.found(longest + [0x61])).hasPrefix("400 the%20value%20of%20this"))
    }
}
