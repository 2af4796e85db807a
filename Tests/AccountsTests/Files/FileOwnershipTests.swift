import Accounts
import Outcomes
import Testing

@Suite struct FileOwnershipTests {
    @Test(arguments: [
        ("root", 0, 0), ("0", 0, 0), ("root:root", 0, 0), ("nobody:0", 65534, 0),
        ("12345", 12345, 12345), ("12345:54321", 12345, 54321),
    ])
    func `names and numbers are understood`(text: String, user: UInt32, group: UInt32) throws {
        #expect(try FileOwnership.named(text) == FileOwnership(user: user, group: group))
    }

    @Test(arguments: ["no-such-user-here", "root:no-such-group", "", ":", "root:", "-1"])
    func `what the system does not know is a fault of the configuration`(text: String) {
        let failure = #expect(throws: LookupFailure.self) { try FileOwnership.named(text) }
        #expect(failure?.reason.contains("create it, or name another") == true)
    }

    @Test func `a group can be let in`() throws {
        let owner = try FileOwnership(user: 1, group: 1).readable(byGroup: "root")
        #expect(owner == FileOwnership(user: 1, group: 0, isGroupReadable: true))
        #expect(throws: LookupFailure.self) {
            try FileOwnership(user: 1, group: 1).readable(byGroup: "no-such-group")
        }
    }
}
