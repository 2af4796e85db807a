import Testing

@testable import Protocols

@Suite struct GreetingTests {
    @Test func `the lines stand in the order that Postfix wants`() {
        let greeting = DovecotAuth.Greeting(
            processID: 77, connectionID: 5,
            cookie: [0x00, 0x0F, 0xA0] + Array(repeating: 1, count: 13))
        let lines =
            "VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\nSPID\t77\nCUID\t5\n"
            + "COOKIE\t000fa0\(String(repeating: "01", count: 13))\nDONE\n"
        #expect(greeting.encoded(mechanisms: [.plain, .login]) == Array(lines.utf8))
    }

    @Test func `each greeting has a cookie of its own`() {
        let one = DovecotAuth.Greeting(processID: 1, connectionID: 1)
        let other = DovecotAuth.Greeting(processID: 1, connectionID: 1)
        #expect(one.cookie.count == 16)
        #expect(one.cookie != other.cookie)
    }
}
