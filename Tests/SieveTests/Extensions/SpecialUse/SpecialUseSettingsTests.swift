import Sieve
import Testing

@Suite struct SpecialUseSettingsTests {
    private func set(_ settings: (String, String)...) throws -> SpecialUseSettings {
        var values = SieveSettings.default
        for (name, value) in settings { try values.set("special_use/\(name)", to: value) }
        return values[SpecialUseSettings.self]
    }

    private func mailboxes(_ use: String, _ settings: SpecialUseSettings) -> [String] {
        settings.mailboxes(with: Array(use.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a mailbox has uses, and a use mailboxes in the order of the settings`() throws {
        let settings = try set(
            ("Spam", "\\Junk"), ("Sent Items", "\\Sent \\All"), ("A/b", "\\JUNK"))
        #expect(mailboxes("\\junk", settings) == ["Spam", "A/b"])
        #expect(mailboxes("\\all", settings) == ["Sent Items"])
        #expect(mailboxes("\\drafts", settings) == [])
    }

    @Test func `the later of two settings counts, and an empty one is none`() throws {
        let settings = try set(
            ("inbox", "\\Junk"), ("INBOX", "\\Sent"), ("x", "\\Junk"), ("x", ""))
        #expect(mailboxes("\\junk", settings) == [])
        #expect(mailboxes("\\sent", settings) == ["INBOX"])
    }

    @Test(arguments: ["Junk", "\\Junk Sent", "\\", "\\a\\b"])
    func `what is no use is refused`(value: String) {
        #expect(throws: SettingMistake.self) { try set(("a", value)) }
    }

    @Test func `what is no mailbox is refused`() {
        #expect(throws: SettingMistake.self) { try set(("a\u{7}", "\\Junk")) }
    }
}
