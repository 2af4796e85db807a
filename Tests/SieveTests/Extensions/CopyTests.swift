import Testing

@Suite struct CopyTests {
    private let inbox = #""implicit_keep":{"a":"store","mailbox":"INBOX"}}"#

    @Test func `a copy leaves the implicit keep as it is`() throws {
        #expect(
            try actions(of: #"require ["fileinto", "copy"]; fileinto :copy "a";"#)
                == #"{"actions":[{"a":"store","mailbox":"a","copy":true}],"# + inbox)
        #expect(
            try actions(of: #"require "copy"; redirect :copy "a@b.example";"#)
                == #"{"actions":[{"a":"redirect","to":"a@b.example","copy":true}],"# + inbox)
    }

    @Test func `another action cancels it all the same`() throws {
        #expect(
            try actions(of: #"require ["fileinto", "copy"]; fileinto :copy "a"; discard;"#)
                == #"{"actions":[{"a":"store","mailbox":"a","copy":true},{"a":"discard"}],"#
                + #""implicit_keep":null}"#)
        #expect(
            try actions(of: #"require ["fileinto", "copy"]; fileinto :copy "a"; fileinto "a";"#)
                == #"{"actions":[{"a":"store","mailbox":"a"}],"implicit_keep":null}"#)
    }

    @Test func `a copy into INBOX is the implicit keep`() throws {
        #expect(
            try actions(of: #"require ["fileinto", "copy"]; fileinto :copy "INBOX";"#)
                == #"{"actions":[{"a":"store","mailbox":"INBOX","copy":true}],"implicit_keep":null}"#
        )
    }

    @Test func `keep has no copy`() {
        expectErrors("require \"copy\"; keep 1️⃣:copy;", "'keep' has no tag ':copy'; remove it")
    }
}
