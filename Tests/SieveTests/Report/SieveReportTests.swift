import Mail
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

    @Test func `edits of the header are told when it is known what it was`() throws {
        let result = try compile(
            """
            require "editheader"; addheader "X-Seen" "yes"; deleteheader "subject";
            redirect "ops@example.net"; keep;
            """
        ).run(message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        let report = SieveReport(result, header: friep.header)
        #expect(
            report.words == """
                redirect the message to ops@example.net
                    as the script has edited it
                        - Subject: Frop!
                        + X-Seen: yes
                store the message in INBOX
                    with the edited header
                        - Subject: Frop!
                        + X-Seen: yes

                """)
        let changes = #""header_deleted":["Subject: Frop!"],"header_added":["X-Seen: yes"]"#
        #expect(
            report.json.description
                == #"{"actions":[{"a":"redirect","to":"ops@example.net",\#(changes)},"#
                + #"{"a":"store","mailbox":"INBOX",\#(changes)}],"implicit_keep":null}"#)
        #expect(!SieveReport(result).words.contains("X-Seen"))
    }

    @Test func `what a delivery can not do, and what it depends on, is told at the action`() throws
    {
        let result = try compile("require \"fileinto\"; fileinto \"a\"; fileinto \"b\";").run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        var (bad, open) = (ActionForecast(), ActionForecast())
        bad.refusals = ["there is no such mailbox"]
        open.conditions = ["if it is there"]
        open.copyRefusals = ["there is no such place"]
        let report = SieveReport(result, forecasts: [bad, open])
        #expect(
            report.words == """
                store the message in a
                    a delivery can not do this and keeps the message in INBOX: there is no such mailbox
                store the message in b
                    if it is there
                    a delivery can not store the copy there and puts it into INBOX: there is no such place

                """)
        #expect(
            report.json.description
                == #"{"actions":[{"a":"store","mailbox":"a","refused":["there is no such mailbox"]},"#
                + #"{"a":"store","mailbox":"b","conditions":["if it is there"],"#
                + #""copy_refused":["there is no such place"]}],"implicit_keep":null}"#)
    }
}
