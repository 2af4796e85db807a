import Outcomes
import Testing

@testable import Servers

@Suite struct SystemUserTests {
    @Test func `a group is found by name`() throws {
        #expect(try SystemUser.group(named: "root") == 0)
        #expect(try SystemUser.group(named: "daemon") == 1)
    }

    @Test func `a missing user or group is said with what to do`() {
        let user = #expect(throws: LookupFailure.self) { try SystemUser("no-such") }
        #expect(user?.reason.hasPrefix("there is no system user \"no-such\"; create it") == true)
        let group = "there is no system group \"no-such\"; make it with addgroup(8)"
        #expect(throws: LookupFailure.configuration(group)) {
            try SystemUser.group(named: "no-such")
        }
    }
}
