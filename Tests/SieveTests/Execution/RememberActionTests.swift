import Outcomes
import Sieve
import Testing

@Suite struct RememberActionTests {
    private let entry = MemoryEntry(owner: "duplicate", handle: [0x68], key: [0xFF, 0])

    @Test func `it leaves the implicit keep alone`() {
        #expect(!RememberAction(entry, seconds: 1).cancelsImplicitKeep)
    }

    @Test func `one entry is remembered once, as the later action says`() {
        let earlier = RememberAction(entry, seconds: 9)
        guard case .same(let merged) = RememberAction(entry, seconds: 3).relation(to: earlier)
        else {
            Issue.record("they are two")
            return
        }
        #expect((merged as? RememberAction)?.seconds == 3)
    }

    @Test(arguments: [
        RememberAction(MemoryEntry(owner: "vacation", handle: [0x68], key: [0xFF, 0]), seconds: 1),
        RememberAction(MemoryEntry(owner: "duplicate", handle: [], key: [0xFF, 0]), seconds: 1),
        RememberAction(MemoryEntry(owner: "duplicate", handle: [0x68], key: []), seconds: 1),
    ])
    func `another entry is another action`(_ other: RememberAction) {
        guard case .independent = RememberAction(entry, seconds: 1).relation(to: other) else {
            Issue.record("they are one")
            return
        }
    }

    @Test func `it is told in words and in JSON, without the key`() {
        let action = RememberAction(entry, seconds: 60)
        #expect(action.words == ["remember the message for 60 seconds (duplicate)"])
        let result = SieveResult(actions: [action], implicitKeep: false)
        #expect(
            SieveReport(result).json.description
                == #"{"actions":[{"a":"remember","owner":"duplicate","handle":"h","seconds":60}],"#
                + #""implicit_keep":null}"#)
    }
}
