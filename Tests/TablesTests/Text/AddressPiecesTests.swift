import Mail
import Tables
import Testing

@Suite struct AddressPiecesTests {
    @Test(
        arguments: [
            ("a@x, b@y", ["a@x", "b@y"]),
            ("a@x,b@y,", ["a@x", "b@y"]),
            (" , ", []),
            ("\"a, b\"@x, c", ["\"a, b\"@x", "c"]),
            ("a (one, two), b", ["a (one, two)", "b"]),
            (#""a\", b"@x, c"#, [#""a\", b"@x"#, "c"]),
            ("a) , b", ["a)", "b"]),
        ] as [(String, [String])])
    func `a list is split at its commas`(list: String, pieces: [String]) {
        let split = AddressPieces.split(bytes(list)).map { String(decoding: $0, as: UTF8.self) }
        #expect(split == pieces)
    }

    @Test(arguments: [
        ("alice@example.org", "alice@example.org"),
        ("alice", "alice"),
        ("Alice Doe <alice@example.org>", "alice@example.org"),
        ("\"a b\"@x", "\"a b\"@x"),
        ("a (comment)", "a"),
    ])
    func `a piece is one address`(piece: String, address: String) {
        #expect(AddressPieces.address(bytes(piece)[...])?.bytes == bytes(address))
    }

    @Test(arguments: ["alice bob", "", "@example.org", "group: a@x, b@y;", "alice # chief", "<>"])
    func `anything else is not`(piece: String) {
        #expect(AddressPieces.address(bytes(piece)[...]) == nil)
    }
}
