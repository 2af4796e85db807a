import Sieve
import Testing

@Suite struct DiscardTests {
    @Test func `the message is not kept`() throws {
        #expect(
            try actions(of: "discard;") == #"{"actions":[{"a":"discard"}],"implicit_keep":null}"#)
    }

    @Test func `once is enough`() throws {
        #expect(
            try actions(of: "discard; discard;")
                == #"{"actions":[{"a":"discard"}],"implicit_keep":null}"#)
    }

    @Test func `it goes with other actions`() throws {
        #expect(
            try actions(of: #"redirect "a@b.example"; discard;"#)
                == #"{"actions":[{"a":"redirect","to":"a@b.example"},{"a":"discard"}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `it is told in words`() {
        #expect(DiscardAction().words == ["discard the message"])
    }
}
