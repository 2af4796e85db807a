import Outcomes
import Testing

@testable import Servers

@Suite struct SystemUserTests {
    @Test(arguments: [("root", 0, 0), ("root:daemon", 0, 1), ("daemon", 1, 1)])
    func `a user is found with its own or the named group`(
        text: String, uid: UInt32, gid: UInt32
    ) throws {
        let user = try SystemUser(text)
        #expect(user.uid == uid)
        #expect(user.gid == gid)
    }

    @Test func `a missing user or group is said with what to do`() {
        let user = "there is no system user \"no-such\"; make it with adduser(8)"
        #expect(throws: LookupFailure.configuration(user)) { try SystemUser("no-such") }
        let group = "there is no system group \"no-such\"; make it with addgroup(8)"
        #expect(throws: LookupFailure.configuration(group)) { try SystemUser("root:no-such") }
    }
}
