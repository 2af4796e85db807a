import Testing

@testable import Protocols

@Suite struct TabEscapingTests {
    @Test func `five bytes are escaped and come back`() {
        let value: [UInt8] = [0, 1, 9, 13, 10, 0x61, 0xC3, 0xA4]
        let escaped: [UInt8] = [
            1, 0x30, 1, 0x31, 1, 0x74, 1, 0x72, 1, 0x6E, 0x61, 0xC3, 0xA4,
        ]
        #expect(DovecotAuth.escape(value) == escaped)
        #expect(DovecotAuth.unescape(escaped) == value)
    }

    @Test func `every byte comes back`() {
        let all = (UInt8.min...UInt8.max).map { $0 }
        #expect(DovecotAuth.unescape(DovecotAuth.escape(all)) == all)
    }

    @Test func `an unknown letter stands for itself and a last escape is dropped`() {
        #expect(DovecotAuth.unescape([0x61, 1, 0x78, 1]) == Array("ax".utf8))
    }

    @Test func `fields are split before they are unescaped`() {
        let line = Array("USER\t1\ta".utf8) + [1, 0x74] + Array("b\t\t".utf8)
        #expect(
            DovecotAuth.fields(of: line) == ["USER", "1", "a\tb", "", ""].map { Array($0.utf8) })
    }
}
