import Protocols
import Testing

@Suite struct SocketmapRequestTests {
    private func parse(_ text: String) throws -> Parsed<SocketmapRequest> {
        let bytes = Array(text.utf8)
        return try SocketmapRequest.parse(bytes.span)
    }

    private func request(_ map: String, _ key: String) -> SocketmapRequest {
        SocketmapRequest(map: Array(map.utf8), key: Array(key.utf8))
    }

    @Test(arguments: [
        ("23:valias bob@example.test,", "valias", "bob@example.test", 27),
        ("12:valias \"a b\",", "valias", "\"a b\"", 16),
        ("8:valias *,", "valias", "*", 11),
        ("7:valias ,", "valias", "", 10),
        ("6:valias,", "valias", "", 9),
        ("0:,", "", "", 3),
        ("4: key,", "", "key", 7),
        ("3:a b,3:c d,", "a", "b", 6),
    ])
    func `name and key are parted at the first space`(
        text: String, map: String, key: String, length: Int
    ) throws {
        let parsed = try parse(text)
        #expect(parsed == .request(request(map, key), length: length))
    }

    @Test func `a space behind the request is not taken for the one in it`() throws {
        let parsed = try parse("1:a, x")
        #expect(parsed == .request(request("a", ""), length: 4))
    }

    @Test func `a key of UTF-8 and NUL bytes is kept as it is`() throws {
        let key: [UInt8] = [0xC3, 0xA9, 0, 0xFF]
        let wire = SocketmapRequest(map: [0x6D], key: key).encoded()
        let parsed = try SocketmapRequest.parse(wire.span)
        #expect(parsed == .request(SocketmapRequest(map: [0x6D], key: key), length: wire.count))
    }

    @Test func `half a request is incomplete and garbage is an error`() throws {
        let half = try parse("24:valias bob@")
        #expect(half == .incomplete)
        #expect(throws: WireError.self) { try parse("GET / HTTP/1.1\r\n") }
    }
}
