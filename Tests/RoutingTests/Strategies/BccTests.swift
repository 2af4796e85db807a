import Outcomes
import Routing
import Testing

@Suite struct BccTests {
    @Test(arguments: [
        ("inline:{info@example.org=copy@example.net}", "copy@example.net"),
        ("inline:{info=copy}", "copy"),
        ("inline:{@example.org=copy@x.test}", "copy@x.test"),
    ])
    func `the one address is given as it is`(table: String, value: String) throws {
        #expect(try Routes.map(.bcc, [table]).text("Info+x@example.org") == value)
    }

    @Test func `a copy may go to the question itself`() throws {
        let map = try Routes.map(.bcc, ["inline:{a@x.test=a@x.test}"])
        #expect(try map.text("a@x.test") == "a@x.test")
    }

    @Test(arguments: ["a@x.test, b@y.test", "a b", ","])
    func `several addresses keep the mail waiting instead of losing the copy`(value: String) throws
    {
        let table = "inline:{{info = \(value)}}"
        #expect(
            throws: LookupFailure.configuration(
                "map m: \(table): \"\(value)\" is not one address; "
                    + "name an alias that expands to several")
        ) { try Routes.map(.bcc, [table]).text("info@example.org") }
    }
}
