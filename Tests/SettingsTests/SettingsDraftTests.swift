import Outcomes
import Settings
import TestSupport
import Testing

@Suite struct SettingsDraftTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func draft(_ text: String) throws -> SettingsDraft {
        SiteSettings.draft(try folder.write("s.yaml", text))
    }

    private let good = """
        domains: [example.org]
        mailboxes: {root: /home/mailboxes, owner: vmail}
        accounts: sqlite:/db

        """

    @Test func `a good file is finished`() throws {
        let draft = try draft(good)
        #expect(draft.complaints.isEmpty)
        #expect(try draft.finished() == draft.settings)
    }

    @Test func `what is right is read beside what is wrong`() throws {
        let draft = try draft(
            good + "user: [x]\nmaps: {a: {keys: exact, tables: [\"fail:x\"]}, b: 5}\n")
        #expect(draft.complaints.map(\.line) == [4, 5])
        #expect(draft.settings?.user == nil)
        #expect(draft.settings?.maps.map(\.name) == ["a"])
        #expect(throws: Complaints.self) { try draft.finished() }
    }

    @Test(arguments: ["", "domains: [example.org]\n", "[\n", "5\n"])
    func `too little is no settings`(text: String) throws {
        let draft = try draft(text)
        #expect(draft.settings == nil)
        #expect(!draft.complaints.isEmpty)
    }

    @Test(arguments: ["[]", "[\"a b\"]", "[[x]]", "5"])
    func `no domain is no settings`(domains: String) throws {
        let draft = try draft(good.replacing("[example.org]", with: domains))
        #expect(draft.settings == nil)
        #expect(draft.complaints.count == 1)
        #expect(draft.complaints.first?.line == 1)
    }

    @Test func `the keys of a file are known, with what is wrong in them or without`() throws {
        #expect(
            try draft(good + "auth: 5\ncolour: blue\n").keys == [
                "domains", "mailboxes", "accounts", "auth", "colour",
            ])
        #expect(try draft("auth: 5\n").keys == ["auth"])
        for text in ["", "[\n", "5\n"] { #expect(try draft(text).keys == nil) }
    }

    @Test func `a file that is not there is a complaint`() {
        let draft = SiteSettings.draft("/nonexistent/s.yaml")
        #expect(draft.settings == nil)
        #expect(draft.complaints.count == 1)
    }

    @Test func `complaints are in the order of the file and others come after them`() throws {
        var draft = try draft(good + "user: [x]\n")
        let file = folder.path("s.yaml")
        draft.add([
            Complaint(file: "/etc/table", line: 1, "table"),
            Complaint(file: file, line: 4, column: 7, "second"),
            Complaint(file: file, line: 3, column: 11, "accounts"),
            Complaint(file: file, "whole"),
        ])
        draft.add([Complaint(file: file, line: 4, column: 1, "before")])
        #expect(
            draft.complaints.map { $0.message.prefix(8) } == [
                "whole", "accounts", "before", "\"user\" o", "second", "table",
            ])
        let thrown = #expect(throws: Complaints.self) { try draft.finished() }
        #expect(thrown?.all == draft.complaints)
    }
}
