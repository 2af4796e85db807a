import Mail
import Testing

@testable import Sieve

@Suite struct HeaderChangesTests {
    private func changes(_ before: String, _ after: String) -> HeaderChanges {
        HeaderChanges(
            from: MessageHeader(parsing: Array(before.utf8)),
            to: MessageHeader(parsing: Array(after.utf8)))
    }

    @Test func `what is there in one header only has changed`() {
        let changes = changes("Subject: a\r\nX: 1\r\n\r\n", "X: 1\nSubject: b\nX: 2\n\n")
        #expect(changes.words == ["- Subject: a", "+ Subject: b", "+ X: 2"])
        #expect(
            JSONValue.object(changes.json).description
                == #"{"header_deleted":["Subject: a"],"header_added":["Subject: b","X: 2"]}"#)
    }

    @Test func `fields that have moved have not changed, and none does not become two`() {
        #expect(changes("A: 1\nB: 2\n\n", "B: 2\nA: 1\n\n").words.isEmpty)
        #expect(changes("A: 1\n\n", "A: 1\nA: 1\n\n").words == ["+ A: 1"])
        #expect(changes("A: 1\n\n", "A: 1\n\n").json.isEmpty)
    }

    @Test func `a folded field is one line for people`() {
        #expect(changes("\n", "A: 1\n 2\n\n").words == ["+ A: 1 2"])
    }
}
