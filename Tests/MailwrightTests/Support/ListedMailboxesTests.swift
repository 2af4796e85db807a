import Delivery
import Mail
import Sieve
import Testing

@testable import mailwright

@Suite struct ListedMailboxesTests {
    private let listed = ListedMailboxes(
        names: [Array("Lists".utf8)], site: SiteAnswers(.default, maps: nil),
        recipientDelimiter: RecipientDelimiter(Array("+".utf8)), programs: nil)

    private func store(_ mailbox: String, create: Bool = false) -> StoreAction {
        StoreAction(StoreRequest(mailbox: Array(mailbox.utf8), create: create))
    }

    private func forecast(_ mailbox: String, create: Bool = false) -> ActionForecast? {
        listed.forecasts(of: [store(mailbox, create: create)]).first
    }

    @Test func `INBOX and those that are named exist`() throws {
        for (name, exists) in [("inbox", true), ("Lists", true), ("lists", false)] {
            #expect(try listed.mailboxExists(Array(name.utf8)) == exists)
        }
    }

    @Test func `a store depends on what nobody has named`() {
        #expect(forecast("Lists") == ActionForecast())
        #expect(forecast("Other", create: true) == ActionForecast())
        #expect(
            forecast("Other")?.conditions
                == ["if there is such a mailbox (see --user and --maildir)"])
        #expect(listed.forecasts(of: [DiscardAction()]) == [ActionForecast()])
    }

    @Test func `a mailbox that is made is there afterwards`() {
        let forecasts = listed.forecasts(
            of: [store("New"), store("New", create: true), store("New")])
        #expect(forecasts.map(\.conditions.count) == [1, 0, 0])
        var making = listed
        making.createsMailboxes = true
        #expect(making.forecasts(of: [store("New")]) == [ActionForecast()])
    }

    @Test func `a name that no Maildir can hold is refused`() {
        #expect(
            forecast("a/b", create: true)?.refusals
                == ["the mailbox name has a slash; the separator is a dot"])
    }
}
