import AccountBackEnds
import Accounts
import Outcomes
import Testing

@Suite struct AccountBackEndAllTests {
    @Test func `each back end is found by its scheme`() throws {
        let opener = AccountOpener(AccountBackEnd.all)
        for backEnd in AccountBackEnd.all {
            let found = try opener.find("\(backEnd.scheme):/var/lib/mailwright/accounts")
            #expect(found.backEnd.scheme == backEnd.scheme)
            #expect(found.path == "/var/lib/mailwright/accounts")
        }
    }

    @Test func `a scheme that is none is answered with those that there are`() {
        let failure = #expect(throws: LookupFailure.self) {
            try AccountOpener(AccountBackEnd.all).find("flatfile:/x")
        }
        for backEnd in AccountBackEnd.all {
            #expect(failure?.reason.contains(backEnd.scheme) == true)
        }
    }
}
