import Routing
import Testing

@Suite struct TransportTests {
    private static let table = """
        inline:{lists.example.org=smtp:[lists.internal], .example.org=relay:[hub], \
        bob@example.org=error:gone, *=smtp:}
        """

    @Test(
        arguments: [
            ("x@lists.example.org", "smtp:[lists.internal]"),
            ("X+y@Lists.Example.ORG", "smtp:[lists.internal]"),
            ("x@other.example.org", "relay:[hub]"),
            ("x@a.lists.example.org", "relay:[hub]"),
            ("bob+x@example.org", "error:gone"),
            ("alice@example.org", "smtp:"),
            ("*", "smtp:"),
            ("lists.example.org", nil),
            ("", nil),
        ] as [(String, String?)])
    func `the closest entry wins`(key: String, value: String?) throws {
        #expect(try Routes.map(.transport, [TransportTests.table]).text(key) == value)
    }

    @Test func `without a wildcard the rest is not found`() throws {
        let map = try Routes.map(.transport, ["inline:{a.test=smtp:}"])
        #expect(try map.text("x@b.test") == nil)
        #expect(try map.text("*") == nil)
    }
}
