import Testing

@testable import Protocols

@Suite struct PercentCodingTests {
    @Test func `what Postfix encodes is encoded alike`() {
        let text = PercentCoding.encode("a b%c+é".utf8)
        #expect(String(decoding: text, as: UTF8.self) == "a%20b%25c+%C3%A9")
    }

    @Test func `every byte comes back`() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(PercentCoding.decode(PercentCoding.encode(bytes)) == bytes)
    }

    @Test(arguments: [("%41%4a%4A", "AJJ"), ("", ""), ("a", "a")])
    func `hex digits may have either case`(text: String, expected: String) {
        #expect(PercentCoding.decode(Array(text.utf8)) == Array(expected.utf8))
    }

    @Test(arguments: ["%", "%4", "%4x", "%x4", "a%"])
    func `a percent sign without two hex digits is refused`(text: String) {
        #expect(PercentCoding.decode(Array(text.utf8)) == nil)
    }
}
