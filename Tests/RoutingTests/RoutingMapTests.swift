import Outcomes
import Routing
import Tables
import Testing

@Suite struct RoutingMapTests {
    @Test func `each key is tried in all tables before the next key`() throws {
        let map = try Routes.map(
            .address,
            ["inline:{bob@example.org=first@x.test}", "inline:{bob+x@example.org=second@x.test}"])
        #expect(try map.text("bob+x@example.org") == "second@x.test")
        #expect(try map.text("bob+y@example.org") == "first+y@x.test")
    }

    @Test func `the first table that knows a key answers`() throws {
        let map = try Routes.map(.exact, ["inline:{a=1}", "inline:{a=2, b=3}"])
        #expect(try map.text("a") == "1")
        #expect(try map.text("b") == "3")
        #expect(try map.text("c") == nil)
    }

    @Test func `pattern tables see the whole address alone, in the case of the question`() throws {
        let map = try Routes.map(.address, [#"pcre:{{/^([^@+]+)@(.*)$/i ${1}@seen.test}}"#])
        #expect(try map.text("Bob@Example.org") == "Bob@seen.test")
        #expect(try map.text("Bob+x@Example.org") == nil, "the key without extension is not asked")
    }

    @Test func `a pattern and a plain table work together`() throws {
        let map = try Routes.map(
            .address, ["regexp:{{/^gone@/ support+gone@example.org}}", "inline:{gone=alice}"])
        #expect(try map.text("gone@example.org") == "support+gone@example.org")
        #expect(try map.text("gone+x@example.org") == "alice+x@example.org")
    }

    @Test func `an answer says which key, table and line it is from`() throws {
        let map = try Routes.map(.exact, ["pcre:{{/^x$/ no}, {/^Y$/ yes}}"])
        #expect(
            try map.lookup(bytes("y"))
                == MapAnswer(
                    value: bytes("yes"), key: bytes("y"),
                    table: "pcre:{{/^x$/ no}, {/^Y$/ yes}}", line: 2))
        let plain = try Routes.map(.address, ["inline:{bob=alice}"])
        #expect(try plain.lookup(bytes("Bob+x@example.org"))?.key == bytes("bob"))
    }

    @Test func `a failure ends the search, also where a later table knows the key`() throws {
        let map = try Routes.map(.exact, ["inline:{a=1}", "fail:down", "static:x"])
        #expect(try map.text("a") == "1")
        #expect(throws: LookupFailure.temporary("down")) { try map.text("b") }
    }

    @Test func `an empty value is a mistake of the table`() throws {
        let map = try Routes.map(.exact, ["pcre:{{/^(a)?b$/ $1}}"])
        #expect(try map.text("ab") == "a")
        #expect(
            throws: LookupFailure.configuration(
                "map m: pcre:{{/^(a)?b$/ $1}} line 1: the value is empty")
        ) { try map.text("b") }
    }

    @Test(arguments: KeyStrategy.all.map(\.name))
    func `no question is an error, whatever its bytes`(name: String) throws {
        let strategy = try #require(KeyStrategy.named(name))
        let map = try Routes.map(strategy, ["inline:{nothing@nowhere.test=x@y.test}"])
        var questions = [
            "", " ", "*", "<>", "@", "@@", "a@", "@b", "a@b@c", "example.org", "[1.2.3.4]",
            "a@[1.2.3.4]", "\"", "\"\"@x", "\"a\\\"@x", "a\"b@c", ".", "..@..", "a(b)@c", "+@x",
        ].map(bytes)
        questions += [[0], bytes("a\0b@c"), [0xff, 0x40, 0xfe]]
        questions += [
            [UInt8](repeating: 0x61, count: 65_536), [UInt8](repeating: 0x40, count: 65_536),
            [UInt8](repeating: 0x2e, count: 65_536),
        ]
        for question in questions { #expect(try map.lookup(question) == nil) }
    }
}
