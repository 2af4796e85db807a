import Sieve
import Testing

@Suite struct EnvelopeTests {
    private func evaluate(
        _ test: String, from: String = "boss@Example.COM", to: String = "me+x@example.org",
        user: String? = nil
    ) throws -> Bool {
        try SieveTests.evaluate(
            "envelope \(test)", require: #""envelope", "subaddress""#,
            envelope: SieveEnvelope(
                sender: Array(from.utf8), recipient: Array(to.utf8),
                authenticatedUser: user.map { Array($0.utf8) }))
    }

    @Test(arguments: [
        (#""from" "boss@example.com""#, true), (#""FROM" "boss@example.com""#, true),
        (#":localpart "from" "boss""#, true), (#":domain "from" "example.com""#, true),
        (#":comparator "i;octet" :domain "from" "example.com""#, false),
        (#":detail "to" "x""#, true), (#":user "to" "me""#, true),
        (#"["from", "to"] "me+x@example.org""#, true), (#":contains "to" "@""#, true),
        (#":matches "from" "*@*""#, true), (#""from" """#, false),
    ])
    func `parts of the envelope`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: [":all", ":localpart", ":domain", ":user", ":detail"])
    func `the null sender is empty in every part`(_ part: String) throws {
        #expect(try evaluate("\(part) \"from\" \"\"", from: ""))
        #expect(try !evaluate("\(part) :contains \"from\" \"a\"", from: ""))
    }

    @Test(arguments: ["a@@b.example", "a b@c@d.example", "x:y@z.example", "a@b, c@d.example"])
    func `a path that is no address has no parts`(_ path: String) throws {
        #expect(try evaluate("\"from\" \"\(path)\"", from: path))
        #expect(try !evaluate(":domain :contains \"from\" \"\"", from: path))
    }

    @Test(arguments: [
        ("@cola.example.org:ann@example.org", true), ("@a.example,@b.example:ann@b.test", true),
        ("@.example.org:ann@example.org", false), ("@cola..nl:ann@example.org", false),
        ("@a.example@b.example:ann@example.org", false), ("@:ann@example.org", false),
        ("@a.example,b.example:ann@example.org", false), ("@a.example,:ann@b.test", false),
        ("@a.example,@b.example,ann@example.org", false), ("@a.exampleann@b.test", false),
    ])
    func `a source route is dropped if it is one`(_ path: String, _ isValid: Bool) throws {
        #expect(try evaluate(":localpart \"from\" \"ann\"", from: path) == isValid)
        #expect(try evaluate(":domain :contains \"from\" \"\"", from: path) == isValid)
    }

    @Test func `who has handed it in`() throws {
        #expect(try evaluate(#""auth" "bob""#, user: "bob"))
        #expect(try !evaluate(#":contains "auth" """#))
        #expect(try !evaluate(#":localpart "auth" "bob""#, user: "bob"))
    }

    @Test func `unknown parts`() {
        expectErrors(
            "require \"envelope\"; if envelope [\"from\", 1️⃣\"bcc\"] \"x\" {}",
            "the envelope has no part \"bcc\"; it has \"from\", \"to\", \"auth\"")
    }
}
