import Outcomes
import Settings
import Testing

@Suite struct PlacedTests {
    @Test func `a text of no file has no place`() {
        let text: Placed<String> = "vmail"
        #expect(text == Placed("vmail", line: 0, column: 0))
    }

    @Test func `a complaint about a value stands in its place`() {
        let settings = SiteSettings(
            file: "s.yaml", domains: ["example.org"], mailboxes: .init(root: "/x", owner: "vmail"),
            accounts: Placed("ldap:/x", line: 3, column: 11))
        #expect(
            settings.complaint(about: settings.accounts, "bad").description == "s.yaml:3:11: bad")
        let owner = settings.mailboxes.owner
        #expect(settings.complaint(about: owner, "bad").description == "s.yaml: bad")
    }
}
