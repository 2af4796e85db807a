import Mail
import Sieve
import Testing

@Suite struct SubaddressTests {
    private struct Host: SieveHost {
        let recipientDelimiter = RecipientDelimiter(Array("-=".utf8))
    }

    private let message = MessageInMemory(
        Array("To: a+b+c@x.example, d-e=f@x.example, g@x.example, h+@x.example\n\n".utf8))

    @Test(arguments: [
        (#":user "to" "a""#, true), (#":detail "to" "b+c""#, true), (#":detail "to" """#, true),
        (#":user "to" "g""#, true), (#":detail "to" "g""#, false), (#":user "to" "d-e=f""#, true),
        (#":user "to" "a+b""#, false), (#":detail :contains "to" "C""#, true),
    ])
    func `the site's delimiter is plus unless it says otherwise`(
        _ test: String, _ expected: Bool
    ) throws {
        #expect(
            try evaluate("address \(test)", require: #""subaddress""#, on: message) == expected)
    }

    @Test(arguments: [
        (#":user "to" "a+b+c""#, true), (#":user "to" "d""#, true), (#":detail "to" "e=f""#, true),
        (#":detail "to" "f""#, false),
    ])
    func `another delimiter`(_ test: String, _ expected: Bool) throws {
        #expect(
            try evaluate(
                "address \(test)", require: #""subaddress""#, on: message, host: Host())
                == expected)
    }

    @Test func `a missing detail is not an empty one`() throws {
        let plain = MessageInMemory(Array("To: g@x.example\n\n".utf8))
        #expect(
            try !evaluate(#"address :detail "to" """#, require: #""subaddress""#, on: plain))
    }
}
