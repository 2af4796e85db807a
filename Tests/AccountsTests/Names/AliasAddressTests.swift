import Testing

@testable import Accounts

@Suite struct AliasAddressTests {
    static let domains = ["Example.org", "example.net"]

    @Test(arguments: [
        ("pr@example.org", "pr@example.org", "pr"), ("PR@EXAMPLE.NET", "pr@example.net", "pr"),
        ("pr", "pr@example.org", "pr"),
        (
            "a.b+c_d-e=f&g'h#i~j", "a.b+c_d-e=f&g'h#i~j@example.org",
            "a.b+c_d-e=f&g'h#i~j"
        ),
    ])
    func `an address is completed and put in lower case`(
        given: String, text: String, localPart: String
    ) throws {
        let address = try AliasAddress(given, domains: Self.domains)
        #expect(address.text == text)
        #expect(address.localPart == localPart)
    }

    @Test(arguments: [
        ("", "nothing before the \"@\""), ("@example.org", "nothing before the \"@\""),
        ("a@b@example.org", "more than one \"@\""), ("pr@", "not hosted here"),
        ("pr@elsewhere.example", "is not hosted here; use Example.org or example.net"),
        ("pr@sub.example.org", "not hosted here"), ("a b@example.org", "no alias may hold"),
        ("a/b@example.org", "no alias may hold"), ("|cmd@example.org", "no alias may hold"),
        ("a%b@example.org", "no alias may hold"), ("a!b@example.org", "no alias may hold"),
        ("\"a\"@example.org", "no alias may hold"), ("ü@example.org", "no alias may hold"),
        ("a\n@example.org", "no alias may hold"), (".a@example.org", "dot at an end"),
        ("a.@example.org", "dot at an end"), ("a..b@example.org", "two in a row"),
        ("-a@example.org", "begins with \"-\""), ("MAILER-DAEMON", "Postfix's own"),
        (String(repeating: "a", count: 65) + "@example.org", "more than 64 bytes"),
    ])
    func `what can not be an alias here is refused with the reason`(given: String, words: String) {
        let failure = #expect(throws: AccountChangeFailure.self) {
            try AliasAddress(given, domains: Self.domains)
        }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains("\n") == false)
    }

    @Test func `a bare local part needs a primary domain`() {
        let failure = #expect(throws: AccountChangeFailure.self) {
            try AliasAddress("pr", domains: [])
        }
        #expect(failure?.description.contains("under \"domains\" in the settings") == true)
    }

    @Test func `control characters do not reach a message`() {
        let failure = #expect(throws: AccountChangeFailure.self) {
            try AliasAddress("a\nb\u{1B}[31m\u{85}@x@y", domains: ["example.org"])
        }
        #expect(failure?.description.contains("\"a?b?[31m?@x@y\"") == true)
    }
}
