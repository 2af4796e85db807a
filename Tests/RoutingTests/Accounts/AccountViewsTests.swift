import Accounts
import Mail
import Outcomes
import Routing
import Tables
import Testing

@Suite struct AccountViewsTests {
    private let views = AccountViews(
        AccountSnapshotHolder(Routes.snapshot()), domains: Routes.context.domains)

    private func value(_ view: String, _ key: String) throws -> String? {
        try #require(views.table(view)).lookup(bytes(key)).map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            ("alice.liddell@example.org", "Alice@example.org"),
            ("ALICE.liddell@example.net", "Alice@example.org"),
            ("pr@example.org", "Alice@example.org"),
            ("pr@example.net", nil),
            ("press@example.net", "Alice@example.org"),
            ("us@elsewhere.test", "Alice@example.org"),
            ("alice.liddell@elsewhere.test", nil),
            ("alice@example.org", nil),
            ("bob.off@example.org", nil),
            ("old@example.org", nil),
            ("alice.liddell", nil), ("@example.org", nil), ("pr@", nil), ("", nil),
        ] as [(String, String?)])
    func `aliases lead to the primary address of enabled accounts`(key: String, value: String?)
        throws
    {
        #expect(try self.value("aliases", key) == value)
    }

    @Test(
        arguments: [
            ("alice@example.org", "Alice/Maildir/"), ("ALICE@Example.Net", "Alice/Maildir/"),
            ("bob@example.org", nil), ("alice@elsewhere.test", nil), ("pr@example.org", nil),
            ("alice", nil), ("@example.org", nil),
        ] as [(String, String?)])
    func `mailboxes are those of enabled accounts`(key: String, value: String?) throws {
        #expect(try self.value("mailboxes", key) == value)
    }

    @Test(
        arguments: [
            ("example.org", "example.org"), ("example.net", "example.net"), ("org", nil),
            ("alice@example.org", nil), ("*", nil), ("", nil),
        ] as [(String, String?)])
    func `domains are the hosted ones`(key: String, value: String?) throws {
        #expect(try self.value("domains", key) == value)
    }

    @Test(
        arguments: [
            ("alice@example.org", "Alice"), ("alice@example.net", "Alice"),
            ("alice.liddell@example.org", "Alice"), ("pr@example.org", "Alice"),
            ("us@elsewhere.test", "Alice"), ("bob@example.org", "bob"), ("old@example.org", "bob"),
            ("eve@example.org", nil), ("alice@elsewhere.test", nil), ("alice", nil),
        ] as [(String, String?)])
    func `owners are asked for every address, disabled ones too`(key: String, value: String?)
        throws
    {
        #expect(try self.value("owners", key) == value)
    }

    @Test func `an unknown view is none`() {
        #expect(views.table("people") == nil)
    }

    @Test func `answers name the view`() throws {
        let answer = try views.table("mailboxes")?.lookup(bytes("alice@example.org"))
        #expect(answer == TableAnswer(bytes("Alice/Maildir/"), table: "accounts:mailboxes"))
    }

    @Test func `before the accounts are read every address fails for now`() throws {
        let views = AccountViews(AccountSnapshotHolder(), domains: Routes.context.domains)
        let table = try #require(views.table("aliases"))
        #expect(throws: LookupFailure.temporary("the accounts are not read yet")) {
            try table.lookup(bytes("a@example.org"))
        }
        #expect(try views.table("domains")?.lookup(bytes("example.org")) != nil)
    }

    @Test func `extensions work through the map`() throws {
        let mailboxes = try #require(views.table("mailboxes"))
        let map = RoutingMap(
            name: "virtual-mailboxes", strategy: .mailbox, tables: [mailboxes],
            context: Routes.context)
        #expect(try map.text("Alice+lists@example.org") == "Alice/Maildir/")
        let aliases = try #require(views.table("aliases"))
        let alias = RoutingMap(
            name: "virtual-aliases", strategy: .address, tables: [aliases],
            context: Routes.context)
        #expect(try alias.text("pr+press@example.org") == "Alice+press@example.org")
    }
}
