import Sieve
import Testing

@Suite struct SieveReportTests {
    private func words(_ text: String) throws -> String {
        let result = try compile(text).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return SieveReport(result).words
    }

    @Test func `the implicit keep is explained`() throws {
        #expect(
            try words("") == """
                store the message in INBOX
                    because no action says otherwise (implicit keep)

                """)
    }

    @Test func `actions in words`() throws {
        #expect(
            try words(
                """
                require ["fileinto", "mailbox", "copy", "imap4flags"];
                fileinto :create :flags ["\\\\Seen", "work"] "Archive";
                redirect :copy "ops@example.net";
                """) == """
                    store the message in Archive
                        create the mailbox if it does not exist
                        set the flags \\Seen work
                    redirect the message to ops@example.net
                        this leaves the implicit keep as it is

                    """)
        #expect(try words("discard;") == "discard the message\n")
    }

    @Test func `a failure is told before what is done`() throws {
        #expect(
            try words("require \"variables\";\nredirect \"${x}\";") == """
                the script failed, so the message is kept: test:2:10: "" is no address; \
                write it as in "user@example.org"
                store the message in INBOX
                    because no action says otherwise (implicit keep)

                """)
    }

    @Test func `a result without actions`() {
        let result = SieveResult(actions: [], implicitKeep: false)
        #expect(SieveReport(result).words == "nothing: the message is thrown away\n")
        #expect(SieveReport(result).json.description == #"{"actions":[],"implicit_keep":null}"#)
    }

    @Test func `JSON has the tags that are used and no more`() throws {
        #expect(
            try actions(
                of: """
                    require ["fileinto", "mailbox", "copy", "imap4flags"];
                    setflag "a";
                    fileinto :copy :create "b";
                    """)
                == #"{"actions":[{"a":"store","mailbox":"b","copy":true,"create":true,"flags":["a"]}],"#
                + #""implicit_keep":{"a":"store","mailbox":"INBOX","flags":["a"]}}"#)
    }
}
