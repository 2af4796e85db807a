import TestSupport
import Testing

/// README's "Setting up a site", on a machine of its own: private mounts, network and processes.
@Suite struct SetupTests {
    private static let script = "\(Stack.repository)/Tests/IntegrationTests/Pieces/set-up-a-site"

    @Test func `the smallest site is set up with the pieces as they are shipped`() throws {
        let outcome = try Program("/usr/bin/unshare").run(
            ["--mount", "--net", "--pid", "--fork", "--kill-child", Self.script, Stack.repository],
            environment: ["MAILWRIGHT_PROGRAMS": Stack.programs])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        #expect(lines.contains("/etc/mailwright/mailwright.yaml: in order"))
        #expect(lines.contains("added bob; its mailbox is /home/mailboxes/bob/Maildir"))
        #expect(lines.contains("Subject: from outside"))
        #expect(lines.contains("Subject: from bob"))
        #expect(lines.last == "postfix: 2 sent, 0 bounced")
        // Neither systemd-analyze nor postfix check nor doveconf had anything to say.
        let complaints = outcome.errors.split(separator: "\n").filter {
            $0.contains("warning") || $0.contains("Warning") || $0.contains("mailwrightd.service")
        }
        #expect(complaints.isEmpty)
    }
}
