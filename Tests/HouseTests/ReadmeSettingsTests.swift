import Settings
import Sieve
import Testing

/// The settings that README shows are settings.
@Suite struct ReadmeSettingsTests {
    /// The indented block of README that begins with a line.
    private func block(_ first: String) throws -> String {
        let lines = try Repository.text("README.md").split(
            separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == "    \(first)" })
        return lines[start...].prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
            .joined(separator: "\n")
    }

    @Test func `the block sieve is one that a site can have`() throws {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            maps:
              virtual-mailboxes: {keys: mailbox, tables: ["accounts:mailboxes"]}
            lookup: {listen: [{unix: /run/lookup, mode: "0666"}]}
            \(try block("sieve:"))
            """
        let settings = try SiteSettings.parse(text, file: "README.md")
        #expect(
            Set(settings.sieve.map(\.name)) == [
                "before", "after", "default", "global", "extensions", "max_redirects",
                "special_use/Spam", "extlists/tag:example.org,2026:here",
            ])
        #expect(try settings.sieveSettings().limits.redirects == 10)
        let usual = try settings.sieveSettings()[ExtensionChoice.self]
        let alice = try settings.sieveSettings(of: "alice")[ExtensionChoice.self]
        let names = { (choice: ExtensionChoice) in
            Set(choice.personal(of: SieveExtension.all).map(\.name))
        }
        #expect(!names(usual).contains("vacation-seconds"))
        #expect(!names(usual).contains("vnd.dovecot.pipe"))
        #expect(names(alice).contains("vnd.dovecot.pipe"))
    }

    @Test func `the time that README gives to programs is the default`() throws {
        let text = try Repository.text("README.md").replacing("\n", with: " ")
        let seconds = SieveLimits.default.waitingSeconds
        #expect(text.contains("share `max_waiting_time` (\(seconds) s)"))
    }
}
