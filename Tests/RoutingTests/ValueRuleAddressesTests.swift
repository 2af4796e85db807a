import Mail
import Outcomes
import Routing
import Tables
import Testing

/// What becomes of the values of the `address` strategy.
@Suite struct ValueRuleAddressesTests {
    private func answer(_ table: String, _ key: String) throws -> String? {
        try Routes.map(.address, [table]).text(key)
    }

    @Test(arguments: [
        // The extension that was cut off the key is put on every address.
        ("inline:{bob@example.org=alice@x.test}", "bob+x@example.org", "alice+x@x.test"),
        ("inline:{{bob = a@x.test, b@y.test}}", "bob+x@example.org", "a+x@x.test, b+x@y.test"),
        ("inline:{bob@example.org=alice@x.test}", "Bob+News@Example.org", "alice+News@x.test"),
        ("inline:{bob@example.org=alice+1@x.test}", "bob+2@example.org", "alice+1+2@x.test"),
        ("inline:{bob@example.org=alice@x.test}", "bob+@example.org", "alice+@x.test"),
        // It is not cut off when the key with it is found.
        ("inline:{bob+x@example.org=alice@x.test}", "bob+x@example.org", "alice@x.test"),
        ("inline:{bob+x=alice@x.test}", "bob+x@example.org", "alice@x.test"),
        // As in Postfix, a catch-all's value gets none.
        ("inline:{@example.org=all@x.test}", "bob+x@example.org", "all@x.test"),
        // Another domain alone keeps the user, and the extension with it.
        ("inline:{@example.org=@x.test}", "Bob+x@example.org", "Bob+x@x.test"),
        ("inline:{bob@example.org=@x.test}", "bob+x@example.org", "bob+x@x.test"),
        ("inline:{{@example.org = @x.test, b@y.test}}", "bob@example.org", "bob@x.test, b@y.test"),
        // An address without domain gets the hosted one of the question.
        ("inline:{bob=alice}", "bob@example.net", "alice@example.net"),
        (
            "inline:{{bob = alice, x@y.test}}", "bob+1@example.org",
            "alice+1@example.org, x+1@y.test"
        ),
        ("inline:{bob@foreign.test=alice}", "bob@foreign.test", "alice"),
        // Lists in any form come back as one.
        ("regexp:{{/^x@y.test$/ a@b.test, c@d.test}}", "x@y.test", "a@b.test, c@d.test"),
        ("inline:{{bob = Alice <a@x.test>,b@y.test ,}}", "bob@example.org", "a@x.test, b@y.test"),
        // Quoted local parts are found with and without quotes, and quoted again.
        ("inline:{{\"a b\"@example.org=x@y.test}}", "\"a b\"@example.org", "x@y.test"),
        ("inline:{{\"a b\" = x@y.test}}", "\"a b+c\"@example.org", "x+c@y.test"),
        ("inline:{bob=x@y.test}", "\"bob+c d\"@example.org", "\"x+c d\"@y.test"),
        ("inline:{@example.org=@x.test}", "\"a b\"@example.org", "\"a b\"@x.test"),
    ])
    func `the value takes the place of the question`(table: String, key: String, value: String)
        throws
    {
        #expect(try answer(table, key) == value)
    }

    @Test(arguments: [
        ("inline:{bob@example.org=bob@example.org}", "bob@example.org"),
        ("inline:{bob@example.org=BOB@Example.ORG}", "Bob@example.org"),
        ("inline:{bob@example.org=bob@example.org}", "bob+x@example.org"),
        ("inline:{bob=bob}", "bob@example.org"),
        ("inline:{@example.org=@example.org}", "bob+x@example.org"),
        ("pcre:{{/^(.*)@(.*)$/ $1@$2}}", "Bob@example.org"),
        ("inline:{{\"a b\"@example.org=\"a b\"@example.org}}", "\"a b\"@example.org"),
    ])
    func `an answer equal to the question is not found`(table: String, key: String) throws {
        #expect(try answer(table, key) == nil)
    }

    @Test func `such an answer ends the search, as it does in Postfix`() throws {
        let map = try Routes.map(
            .address,
            ["inline:{bob@example.org=bob@example.org}", "inline:{@example.org=all@x.test}"])
        #expect(try map.text("bob@example.org") == nil)
        #expect(try map.text("eve@example.org") == "all@x.test")
    }

    @Test func `in a list the question itself stays, for a copy`() throws {
        #expect(
            try answer("inline:{{bob = bob, archive@x.test}}", "bob@example.org")
                == "bob@example.org, archive@x.test")
    }

    @Test(arguments: [
        ("inline:{{bob = a b}}", "\"a b\" is not an address"),
        ("inline:{{bob = a@x.test, two words, c@d.test}}", "\"two words\" is not an address"),
        ("inline:{{bob = a@x.test, @y.test}}", "\"@y.test\" is not an address"),
        ("inline:{{bob = ,}}", "holds no address"),
    ])
    func `a value that is no address is a failure, not a lost recipient`(
        table: String, why: String
    ) throws {
        #expect(throws: LookupFailure.configuration("map m: \(table): \(why)")) {
            try answer(table, "bob@example.org")
        }
    }

    @Test func `names that Postfix never splits are not split`() throws {
        let context = RoutingContext(
            domains: HostedDomains(["example.org"]), delimiter: RecipientDelimiter(bytes("+-")))
        let map = try Routes.map(.address, ["inline:{owner=x@y.test, a=b@y.test}"], context)
        #expect(try map.text("owner-list@example.org") == nil)
        #expect(try map.text("a-list+x@example.org") == "b-list+x@y.test")
    }
}
