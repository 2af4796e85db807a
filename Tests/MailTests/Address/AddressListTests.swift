import Mail
import TestSupport
import Testing

@Suite struct AddressListTests {
    private func parse(_ field: String) -> [String] {
        AddressList.parse(Array(field.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func displayNames(_ field: String) -> [String?] {
        AddressList.parse(Array(field.utf8)).map { address in
            address.displayName.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// RFC 5322, appendix A.
    @Test(arguments: [
        ("John Doe <jdoe@machine.example>", ["jdoe@machine.example"]),
        (
            "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
            ["mary@x.test", "jdoe@example.org", "one@y.test"]
        ),
        (
            "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
            ["boss@nil.test", "sysservices@example.net"]
        ),
        (
            "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
            ["c@a.test", "joe@where.test", "jdoe@one.test"]
        ),
        ("Undisclosed recipients:;", []),
        ("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", ["pete@silly.test"]),
        (
            "A Group(Some people)\n     :Chris Jones <c@(Chris's host.)public.example>,\n"
                + "         joe@example.org,\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
            ["c@public.example", "joe@example.org", "jdoe@one.test"]
        ),
        ("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", []),
        ("Joe Q. Public <john.q.public@example.com>", ["john.q.public@example.com"]),
        (
            "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
            ["mary@example.net", "jdoe@test.example"]
        ),
    ])
    func `the examples of the RFC are read`(field: String, addresses: [String]) {
        #expect(parse(field) == addresses)
    }

    @Test(arguments: [
        ("a@x, @bad, b@y", ["a@x", "b@y"]), ("a b@x, c@y", ["c@y"]), ("<a@x, b@y", ["b@y"]),
        ("a@x b@y, c@z", ["c@z"]), ("a@, b@y", ["b@y"]), ("<>, b@y", ["b@y"]),
        ("\"unclosed <a@x>, b@y", []), ("(unclosed a@x", []), ("a@x (unclosed", ["a@x"]),
        ("a)b@x, c@y", ["c@y"]), ("<a@x>>, c@y", ["c@y"]), ("a@[unclosed, b@y", ["b@y"]),
        ("\u{0}a@x, b@y", ["b@y"]), (",,;;,", []), ("", []), (" \t\n ", []),
        ("<@a:b:c@x>, c@y", ["c@y"]), ("group: a@x, bad bad, b@y; c@z", ["a@x", "b@y", "c@z"]),
    ])
    func `bad pieces are skipped`(field: String, addresses: [String]) {
        #expect(parse(field) == addresses)
    }

    @Test(arguments: [
        ("user@[IPv6:2001:db8::1]", ["user@[IPv6:2001:db8::1]"]), ("user", ["user"]),
        ("\"a@b\" @ x", ["\"a@b\"@x"]), ("a . b@x", ["a.b@x"]), ("\"a\".b@x", ["a.b@x"]),
        ("müller@exämple.test", ["müller@exämple.test"]), ("Müller <m@x>", ["m@x"]),
        ("a..b@x", ["\"a..b\"@x"]), ("=?utf-8?q?M=C3=BC?= <m@x>", ["m@x"]),
    ])
    func `unusual but right forms are read`(field: String, addresses: [String]) {
        #expect(parse(field) == addresses)
    }

    @Test func `display names lose quotes and comments`() {
        let field = "John  Q. (x) Doe <a@x>, \"Q; R\" <b@x>, <c@x>, d@x, \"A\" B <e@x>"
        #expect(displayNames(field) == ["John Q. Doe", "Q; R", nil, nil, "A B"])
    }

    @Test func `a field of many members is cut at the limit`() {
        let field = [UInt8](Array(repeating: Array("a,".utf8), count: 100_000).joined())
        #expect(AddressList.parse(field).count == AddressList.limit)
    }

    @Test(arguments: ["(", "\"", "<", "a:", "[", "\\", "@", "<@a", "a@[", "\"\" "])
    func `hostile fields cost linear time`(piece: String) {
        let field = Array(String(repeating: piece, count: 100_000).utf8)
        let time = processorTime { _ = AddressList.parse(field) }
        #expect(time < .seconds(5))
    }

    @Test(arguments: [
        ("", [""]), ("a", ["a"]), ("a, b", ["a", " b"]), (",", ["", ""]),
        ("\"a,b\"@c, d", ["\"a,b\"@c", " d"]), ("a (b, (c,) d), e", ["a (b, (c,) d)", " e"]),
        ("a\\,b,c", ["a\\,b", "c"]), ("a), b", ["a)", " b"]), ("\"a, b", ["\"a, b"]),
        ("a\\", ["a\\"]),
    ])
    func `pieces are what stands between commas, and nothing is left out`(
        _ list: String, _ pieces: [String]
    ) {
        let found = AddressList.pieces(Array(list.utf8))
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == pieces)
    }
}
