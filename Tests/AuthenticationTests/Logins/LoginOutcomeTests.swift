import Authentication
import Testing

@Suite struct LoginOutcomeTests {
    private static let bob = MailboxOwner(
        username: "bob", home: "/home/mailboxes/bob", userID: 5, groupID: 6)

    @Test(arguments: [
        (LoginOutcome.accepted(bob, by: .own), "accepted user=bob by=own"),
        (.accepted(bob, by: .master(name: "webmail")), "accepted user=bob by=master:webmail"),
        (.refused(.wrongPassword), "refused because=wrong-password"),
        (.refused(.unknownUser), "refused because=unknown-user"),
        (.refused(.disabled), "refused because=disabled"),
        (.refused(.emptyPassword), "refused because=empty-password"),
    ])
    func `the audit says which way`(outcome: LoginOutcome, text: String) {
        #expect(outcome.auditText == text)
    }
}
