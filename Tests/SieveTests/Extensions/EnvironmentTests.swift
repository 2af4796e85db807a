import Mail
import Sieve
import Testing

@Suite struct EnvironmentTests {
    struct Host: SieveHost {
        func environmentItem(_ name: String) -> [UInt8]? {
            let items = [
                "host": "mx.example.org", "domain": "example.org", "remote-host": "",
                "remote-ip": "192.0.2.1", "vnd.dovecot.username": "alice",
                "vnd.dovecot.config.display_name": "Alice Jones", "vnd.dovecot.config.a-b": "c",
                "phase": "post",
            ]
            return items[name].map { Array($0.utf8) }
        }
    }

    private func evaluate(_ test: String, host: some SieveHost = Host()) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""environment", "relational", "variables""#, host: host)
    }

    @Test(arguments: [
        (#"environment "name" "mailwright""#, true), (#"environment "location" "MDA""#, true),
        (#"environment "NAME" "Mailwright""#, true), (#"environment "phase" "post""#, true),
        (#"environment :matches "version" "?*""#, true),
        (#"environment "host" "mx.example.org""#, true),
        (#"environment :contains "domain" "example""#, true),
        (#"environment "remote-ip" "192.0.2.1""#, true), (#"environment "remote-host" """#, true),
        (#"environment :contains "nonsense" """#, false),
        (#"environment "vnd.dovecot.username" "ALICE""#, true),
        (#"environment :comparator "i;octet" "vnd.dovecot.username" "ALICE""#, false),
        (#"environment :count "eq" "host" "1""#, true),
        (#"environment :count "eq" "remote-host" "0""#, true),
        (#"environment :count "eq" "nonsense" "0""#, false),
        (#"environment :count "eq" "nonsense" "1""#, false),
        (#"environment :value "gt" "host" "a""#, true), (#"environment "${x}" "a""#, false),
    ])
    func `items`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `what is known without a host`() throws {
        let host = SieveHostWithoutMailboxes()
        #expect(try evaluate(#"environment "phase" "during""#, host: host))
        #expect(try evaluate(#"environment "vnd.dovecot.default-mailbox" "INBOX""#, host: host))
        #expect(try !evaluate(#"environment :contains "host" """#, host: host))
    }

    @Test func `an item is one string`() {
        expectErrors(
            "require \"environment\"; if environment 1️⃣[\"host\", \"name\"] \"a\" {}",
            "'environment' needs a string here, for its name")
    }
}
