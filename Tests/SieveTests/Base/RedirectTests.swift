import Testing

@Suite struct RedirectTests {
    private func redirected(_ address: String) -> String {
        #"{"actions":[{"a":"redirect","to":"\#(address)"}],"implicit_keep":null}"#
    }

    @Test func `the message is sent on and not kept`() throws {
        #expect(try actions(of: #"redirect "bart@example.edu";"#) == redirected("bart@example.edu"))
    }

    @Test func `one address is sent to once`() throws {
        #expect(
            try actions(of: #"redirect "a@b.example"; redirect "A <a@B.EXAMPLE>";"#)
                == redirected("a@B.EXAMPLE"))
    }

    @Test func `the address may be made by the script`() throws {
        #expect(
            try actions(
                of: """
                    require "variables";
                    if header :matches "from" "*<*>" { redirect "${2}"; }
                    """) == redirected("sender@example.com"))
    }

    @Test func `no address at all fails the run`() throws {
        #expect(
            try actions(of: #"require "variables"; redirect "${nothing}";"#)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"#
                + #""failure":"test:1:31: \"\" is no address; write it as in \"user@example.org\""}"#
        )
    }

    @Test func `a fixed address is checked before any run`() {
        expectErrors(
            "redirect 1️⃣\"nobody\";",
            "\"nobody\" is no address; write it as in \"user@example.org\"")
    }
}
