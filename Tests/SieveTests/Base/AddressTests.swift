import Mail
import Testing

@Suite struct AddressTests {
    private let message = MessageInMemory(
        Array(
            """
            From: "A. (x) B" <a.b+c@Example.ORG> (comment)
            To: group: d@e.example, <f@g.example>;, "quoted, local"@h.example
            Cc: undisclosed-recipients:;
            Bcc: nobody
            Resent-To:
            Reply-To: x@y.example,\tbroken@, z@w.example


            """.utf8))

    @Test(arguments: [
        (#""from" "A.B+C@example.org""#, true), (#":localpart "from" "a.b+c""#, true),
        (#":domain "from" "example.org""#, true), (#":domain "from" "org""#, false),
        (#":all :contains "from" "comment""#, false), (#":contains "from" "x""#, true),
        (#":contains "from" "b\"""#, false), (#":localpart "to" "d""#, true),
        (#":domain "to" "g.example""#, true), (#":localpart "to" "quoted, local""#, true),
        (#":all "to" "\"quoted, local\"@h.example""#, true), (#"["cc", "to"] "d@e.example""#, true),
        (#":all "cc" "undisclosed-recipients:;""#, true), (#":localpart :contains "cc" """#, false),
        (#":all "bcc" "nobody""#, true), (#":localpart "bcc" "nobody""#, false),
        (#":is "resent-to" """#, true), (#":is "resent-from" """#, false),
        (#":localpart "reply-to" "broken""#, false), (#":domain "reply-to" "w.example""#, true),
        (#":matches "from" "*@*.org""#, true),
        (#":comparator "i;octet" :domain "from" "example.org""#, false),
    ])
    func `the parts of addresses`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate("address \(test)", on: message) == expected)
    }

    @Test(arguments: ["From", "to", "CC", "bcc", "Sender", "Resent-From", "Resent-To", "Reply-To"])
    func `fields of addresses`(_ name: String) throws {
        _ = try compile("if address \"\(name)\" \"x\" {}")
    }

    @Test func `other fields have none`() {
        expectErrors(
            "if address [\"to\", 1️⃣\"Subject\"] \"x\" {}",
            "the header \"Subject\" has no addresses; use the test 'header' in place of 'address'")
    }

    @Test func `other fields behind a name that changes have none either`() {
        expectErrors(
            """
            require "variables";
            if address ["to", "${x}", 1️⃣"Subject"] "x" {}
            """,
            "the header \"Subject\" has no addresses; use the test 'header' in place of 'address'")
    }
}
