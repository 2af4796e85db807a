import Accounts
import Sieve
import Testing

@testable import mailwright

@Suite struct AccountReportTests {
    let account = Account(
        username: "alice", fullNameAlias: "alice.adams", realName: "A \"Al\" Adams",
        isEnabled: false, created: "2026-11-23T18:00:00Z")

    @Test func `what an account has not is a dash for people and null for programs`() {
        let bare = Account(username: "bob")
        #expect(AccountReport.row(bare) == ["bob", "enabled", "-", "-"])
        #expect(
            AccountReport.json(bare).description
                == #"{"username":"bob","full_name_alias":null,"real_name":null,"#
                + #""enabled":true,"created":null}"#)
    }

    @Test func `quotes in a name do not break the JSON`() {
        let report = AccountReport(account: account, aliases: ["pr@a.example"], home: "/h/alice")
        #expect(
            report.json.description
                == #"{"username":"alice","full_name_alias":"alice.adams","#
                + #""real_name":"A \"Al\" Adams","enabled":false,"#
                + #""created":"2026-11-23T18:00:00Z","aliases":["pr@a.example"],"#
                + #""home":"/h/alice"}"#)
    }

    @Test func `the rows name every part`() {
        let report = AccountReport(account: account, aliases: ["a@x", "b@x"], home: "/h/alice")
        #expect(report.rows.map(\.count) == [2, 2, 2, 2, 2, 2, 2])
        #expect(report.rows[3] == ["state", "disabled"])
        #expect(report.rows[5] == ["aliases", "a@x, b@x"])
    }
}
