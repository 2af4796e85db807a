import Outcomes
import Routing
import Tables
import Testing

@Suite struct ValueRuleTests {
    @Test func `verbatim values stay as they are`() throws {
        let map = try Routes.map(.login, ["inline:{{bob@example.org = Bob, carol  x}}"])
        #expect(try map.text("bob+x@example.org") == "Bob, carol  x")
    }

    @Test func `a table may lead to itself where the value is no address`() throws {
        #expect(try Routes.map(.domain, ["inline:{a.test=a.test}"]).text("A.test") == "a.test")
    }
}
