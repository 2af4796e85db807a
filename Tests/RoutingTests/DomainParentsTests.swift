import Testing

@testable import Routing

@Suite struct DomainParentsTests {
    private func texts(_ keys: [[UInt8]]) -> [String] {
        keys.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        arguments: [
            ("a.b.c", ["a.b.c", ".b.c", ".c"]), ("org", ["org"]), ("", []),
            (".b.c", [".b.c", ".c"]), ("b.", ["b.", "."]),
        ] as [(String, [String])])
    func `dotted parents are those of transport`(domain: String, keys: [String]) {
        #expect(texts(DomainParents.dotted(bytes(domain))) == keys)
    }

    @Test(
        arguments: [
            ("a.b.c", ["a.b.c", "b.c", "c"]), ("org", ["org"]), ("", []), ("b.", ["b."]),
        ] as [(String, [String])])
    func `plain parents are those of access`(domain: String, keys: [String]) {
        #expect(texts(DomainParents.plain(bytes(domain))) == keys)
    }

    @Test func `an address is shortened from the right`() {
        #expect(
            texts(DomainParents.shortened(bytes("192.0.2.1"), at: 0x2e)) == [
                "192.0.2.1", "192.0.2", "192.0", "192",
            ])
        #expect(texts(DomainParents.shortened(bytes("::1"), at: 0x3a)) == ["::1", ":"])
    }

    @Test func `a hostile domain costs a bounded number of keys`() {
        let dots = [UInt8](repeating: 0x2e, count: 9000)
        #expect(DomainParents.dotted(dots).count == DomainParents.limit)
        #expect(DomainParents.plain(dots).count <= DomainParents.limit)
        #expect(DomainParents.shortened(dots, at: 0x2e).count == DomainParents.limit)
    }
}
