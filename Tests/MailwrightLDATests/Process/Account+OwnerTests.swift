import Glibc
import Outcomes
import TestSupport
import Testing

@testable import mailwright_lda

@Suite struct AccountOwnerTests {
    @Test func `the owner that was told is taken`() throws {
        let owner = try Account(name: "bob", home: "/none", owner: (1000, 1001)).mailOwner()
        #expect(owner == (1000, 1001))
    }

    @Test(arguments: [(0, 1000), (1000, 0), (0, 0)] as [(uid_t, gid_t)])
    func `root and its group own no mail`(user: uid_t, group: gid_t) {
        let account = Account(name: "bob", home: "/h/bob", owner: (user, group))
        let failure = #expect(throws: LookupFailure.self) { _ = try account.mailOwner() }
        #expect(failure?.reason.contains("bob belongs to root or its group; give /h/bob") == true)
    }

    @Test func `else it is who owns the home`() throws {
        let directory = try TemporaryDirectory()
        if geteuid() == 0 { chown(directory.path, 65534, 65533) }
        let owner = try Account(name: "bob", home: directory.path).mailOwner()
        #expect(owner == (geteuid() == 0 ? (65534, 65533) : (getuid(), getgid())))
    }

    @Test func `a home that is away is a temporary failure`() {
        let failure = #expect(throws: LookupFailure.self) {
            _ = try Account(name: "bob", home: "/none/bob").mailOwner()
        }
        guard case .temporary = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }
}
