import Mail
import Testing

@testable import Sieve

@Suite struct SieveAddressListTests {
    @Test(arguments: [
        ("a@b", ["a@b"]), ("a@b, c@d", ["a@b", "c@d"]), (" A <a@b> ,c@d", ["a@b", "c@d"]),
        ("\"x, y\" <a@b>", ["a@b"]), ("a@b (c, d), \"e\\\",\"@f", ["a@b", "\"e\\\",\"@f"]),
    ])
    func `lists`(_ text: String, _ expected: [String]) {
        let found = SieveAddress.parseList(Array(text.utf8))
        #expect(found?.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    }

    @Test(arguments: ["", "a@b,", "a@b, c", "g: a@b;", "a@b c@d", "\"a@b", ","])
    func `no lists`(_ text: String) {
        #expect(SieveAddress.parseList(Array(text.utf8)) == nil)
    }

    @Test func `names are kept`() {
        let found = SieveAddress.parseList(Array("\"Ann A.\" <a@b>, Bäh <c@d>, e@f".utf8))
        #expect(
            found?.map { $0.displayName.map { String(decoding: $0, as: UTF8.self) } }
                == ["Ann A.", "Bäh", nil])
    }
}
