import Protocols
import Testing

@Suite struct TCPTableRequestTests {
    private func parse(_ text: String) throws -> Parsed<TCPTableRequest> {
        let bytes = Array(text.utf8)
        return try TCPTableRequest.parse(bytes.span)
    }

    @Test(arguments: [
        ("get bob@example.test\n", TCPTableRequest.get(key: Array("bob@example.test".utf8)), 21),
        ("get a%20b\r\n", .get(key: Array("a b".utf8)), 11),
        ("get \n", .get(key: []), 5),
        ("put a b\n", .unsupported, 8),
        ("get a%2\n", .unsupported, 8),
        ("\n", .unsupported, 1),
        ("get a\nget b\n", .get(key: [0x61]), 6),
    ])
    func `a line is a request`(text: String, request: TCPTableRequest, length: Int) throws {
        let parsed = try parse(text)
        #expect(parsed == .request(request, length: length))
    }

    @Test func `a line without its end is incomplete`() throws {
        let parsed = try parse("get bob@")
        #expect(parsed == .incomplete)
    }

    @Test func `a line over the limit is an error with and without its end`() {
        let long = "get " + String(repeating: "a", count: 4096)
        #expect(throws: WireError.self) { try parse(long) }
        #expect(throws: WireError.self) { try parse(long + "\n") }
    }
}
