import Testing

@testable import Protocols

@Suite struct NetstringTests {
    private func parse(_ text: String) throws -> Parsed<Range<Int>> {
        let bytes = Array(text.utf8)
        return try Netstring.parse(bytes.span)
    }

    @Test(arguments: [
        ("5:hello,", 2..<7, 8), ("0:,", 2..<2, 3), ("1:,,", 2..<3, 4), ("005:hello,", 4..<9, 10),
        ("5:hello,6:", 2..<7, 8), ("3:a:b,", 2..<5, 6),
    ])
    func `a whole netstring is found`(text: String, payload: Range<Int>, length: Int) throws {
        let parsed = try parse(text)
        #expect(parsed == .request(payload, length: length))
    }

    @Test(arguments: ["", "5", "5:", "5:hell", "5:hello", "100000:"])
    func `a part of a netstring is incomplete, not an error`(text: String) throws {
        let parsed = try parse(text)
        #expect(parsed == .incomplete)
    }

    @Test(arguments: [
        (":", "no length"), ("x", "no length"), (" 5:hello,", "no length"),
        ("-1:,", "no length"), ("5 :hello,", "no length"), ("get x\n", "no length"),
        ("5:hello;", "no comma after 5 octets"), ("5:hello!,", "no comma"),
        ("0000000005:hello,", "no length"), ("100001:", "at most 100000"),
        ("999999999", "at most 100000"),
    ])
    func `garbage and oversize are errors before the payload has come`(
        text: String, expected: String
    ) {
        let error = #expect(throws: WireError.self) { try parse(text) }
        #expect(error?.description.contains(expected) == true)
    }

    @Test func `every prefix of a netstring is incomplete and only the whole is whole`() throws {
        let text = "12:valias a@b.c,"
        for length in 0..<text.utf8.count {
            let parsed = try parse(String(text.prefix(length)))
            #expect(parsed == .incomplete)
        }
        let whole = try parse(text)
        #expect(whole == .request(3..<15, length: 16))
    }

    @Test func `what is appended is read again`() throws {
        var wire: [UInt8] = []
        Netstring.append("OK ", Array("a,b:c".utf8), to: &wire)
        #expect(String(decoding: wire, as: UTF8.self) == "8:OK a,b:c,")
        let parsed = try Netstring.parse(wire.span)
        #expect(parsed == .request(2..<10, length: 11))
    }
}
