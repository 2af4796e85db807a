import Mail
import Outcomes
import Sieve
import Testing

@Suite struct SieveScriptTests {
    @Test func `an empty script keeps the message`() throws {
        #expect(
            try actions(of: "")
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
    }

    @Test func `an action cancels the implicit keep`() throws {
        #expect(
            try actions(of: #"require "fileinto"; fileinto "Archive";"#)
                == #"{"actions":[{"a":"store","mailbox":"Archive"}],"implicit_keep":null}"#)
    }
}
