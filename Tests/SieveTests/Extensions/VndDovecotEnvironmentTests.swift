import Sieve
import Testing

@Suite struct VndDovecotEnvironmentTests {
    private func evaluate(_ test: String) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""vnd.dovecot.environment", "variables""#,
            host: EnvironmentTests.Host())
    }

    @Test(arguments: [
        ("${env.vnd.dovecot.username}", "alice"), ("${ENV.vnd.dovecot.USERNAME}", "alice"),
        ("${env.vnd.dovecot.default_mailbox}", "INBOX"), ("${env.remote_ip}", "192.0.2.1"),
        ("${env.vnd.dovecot.config.display_name}", "Alice Jones"),
        ("${env.vnd.dovecot.config.a_b}", "c"), ("<${env.nonsense}>", "<>"),
        ("${env.host}", "mx.example.org"),
    ])
    func `items are variables`(_ text: String, _ expected: String) throws {
        #expect(try evaluate("string \"\(text)\" \"\(expected)\""))
    }

    @Test func `the test comes with it`() throws {
        #expect(try evaluate(#"environment "vnd.dovecot.username" "alice""#))
    }

    @Test func `they can not be set`() {
        expectErrors(
            "require [\"vnd.dovecot.environment\", \"variables\"]; set 1️⃣\"env.host\" \"x\";",
            "nothing in the namespace 'env' can be set; use a name without a dot")
        expectErrors(
            "require [\"environment\", \"variables\"]; if string 1️⃣\"${env.host}\" \"x\" {}",
            "there is no namespace 'env'; require the extension that it belongs to")
    }
}
