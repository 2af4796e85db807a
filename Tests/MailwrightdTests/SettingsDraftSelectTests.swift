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

    @Test func `one that the settings do not have is a complaint beside others`() throws {
        let missing = "there is no \"auth\", which --service names; add it, or leave out the option"
        let draft = try draft(lookup + "colour: blue\n", "auth")
        #expect(draft.complaints.map(\.line) == [0, 5])
        #expect(draft.complaints.first?.message == missing)
        // What is too little for settings is enough to see that there is none.
        var little = SiteSettings.draft(try folder.write("little.yaml", "lookup: 5\n"))
        little.select(["auth", "lookup"])
        #expect(little.settings == nil)
        #expect(little.complaints.filter { $0.message.contains("--service") }.count == 1)
        #expect(little.complaints.first?.message == missing)
    }

    @Test func `of what can not be read nothing is said to be missing`() {
        var draft = SiteSettings.draft(folder.path("none.yaml"))
        draft.select(["auth"])
        #expect(draft.complaints.map { $0.message.prefix(7) } == ["no such"])
    }

    @Test func `one with a mistake is complained of once`() throws {
        let draft = try draft("auth: 5\n", "auth")
        #expect(
            draft.complaints.map(\.message) == ["auth must be a mapping: lines of \"key: value\""])
    }
}
