import Outcomes
import Settings
import TestSupport
import Testing

@testable import mailwrightd

@Suite struct SettingsDraftSelectTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// Settings with some services, of which some are selected.
    private func draft(_ services: String, _ selected: String...) throws -> SettingsDraft {
        let path = try folder.write(
            "s.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            \(services)
            """)
        var draft = SiteSettings.draft(path)
        draft.select(selected)
        return draft
    }

    private let lookup = "lookup: {listen: [{unix: /a}]}\n"
    private let auth = "auth: {listen: [{unix: /b}]}\n"

    @Test func `none named means all`() throws {
        let settings = try draft(lookup + auth).finished()
        #expect(settings.lookup != nil)
        #expect(settings.auth != nil)
    }

    @Test func `the others are left out`() throws {
        let settings = try draft(lookup + auth, "lookup").finished()
        #expect(settings.lookup != nil)
        #expect(settings.auth == nil)
        #expect(try draft(lookup + auth, "auth").finished().lookup == nil)
        #expect(try draft(lookup + auth, "auth", "lookup").finished().lookup != nil)
    }

    @Test func `one that the settings do not have is a complaint`() throws {
        #expect(
            try draft(lookup, "auth").complaints.map(\.message) == [
                "there is no \"auth\", which --service names; add it, or leave out the option"
            ])
    }

    @Test func `one with a mistake is complained of once`() throws {
        let draft = try draft("auth: 5\n", "auth")
        #expect(
            draft.complaints.map(\.message) == ["auth must be a mapping: lines of \"key: value\""])
    }
}
