import Testing

@Suite struct StopTests {
    private let implicit = #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}"#

    @Test func `nothing behind it is done`() throws {
        #expect(try actions(of: "stop; discard;") == implicit)
        #expect(try actions(of: "if true { if true { stop; } discard; } discard;") == implicit)
    }

    @Test func `what was done before it stays`() throws {
        #expect(
            try actions(of: "discard; stop; keep;")
                == #"{"actions":[{"a":"discard"}],"implicit_keep":null}"#)
    }
}
