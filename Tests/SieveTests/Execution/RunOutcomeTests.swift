import Outcomes
import Sieve
import Testing

/// What a script ends with: actions together, and the implicit keep (RFC 5228, 2.10).
@Suite struct RunOutcomeTests {
    private static let keep = #""implicit_keep":{"a":"store","mailbox":"INBOX"}}"#

    @Test(arguments: [
        "", "stop;", "if false { discard; }", "if true { }", "require \"fileinto\";",
        "if true { stop; } discard;", "if true { if true { stop; } discard; } discard;",
    ])
    func `no action is a keep`(_ text: String) throws {
        #expect(try actions(of: text) == #"{"actions":[],"# + Self.keep)
    }

    @Test(arguments: [
        ("keep;", #"{"a":"store","mailbox":"INBOX"}"#),
        ("keep; keep;", #"{"a":"store","mailbox":"INBOX"}"#),
        ("discard;", #"{"a":"discard"}"#), ("discard; discard;", #"{"a":"discard"}"#),
        ("discard; keep;", #"{"a":"discard"},{"a":"store","mailbox":"INBOX"}"#),
        ("keep; discard;", #"{"a":"store","mailbox":"INBOX"},{"a":"discard"}"#),
        ("fileinto \"INBOX\";", #"{"a":"store","mailbox":"INBOX"}"#),
        ("fileinto \"INBOX\"; keep;", #"{"a":"store","mailbox":"INBOX"}"#),
        ("fileinto \"a\"; fileinto \"a\";", #"{"a":"store","mailbox":"a"}"#),
        (
            "fileinto \"a\"; fileinto \"A\";",
            #"{"a":"store","mailbox":"a"},{"a":"store","mailbox":"A"}"#
        ),
        (
            "fileinto \"a\"; redirect \"x@y.example\";",
            #"{"a":"store","mailbox":"a"},{"a":"redirect","to":"x@y.example"}"#
        ),
        ("redirect \"x@y.example\";", #"{"a":"redirect","to":"x@y.example"}"#),
        (
            "redirect \"x@y.example\"; redirect \"x@y.example\";",
            #"{"a":"redirect","to":"x@y.example"}"#
        ),
    ])
    func `actions together`(_ text: String, _ expected: String) throws {
        #expect(
            try actions(of: "require \"fileinto\"; " + text)
                == "{\"actions\":[\(expected)],\"implicit_keep\":null}")
    }

    @Test func `a failure keeps the message and drops all actions`() throws {
        let result = try compile(
            """
            require ["fileinto", "variables"];
            fileinto "a";
            discard;
            fileinto "${nothing}";
            """
        ).run(message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.implicitKeep)
        #expect(result.actions.count == 1)
        #expect(result.actions.first?.store?.mailbox == StoreRequest.inbox)
        #expect(
            result.failure?.description
                == "test:4:10: on this message the name of the mailbox is empty; test the "
                + "variables before using them")
    }

    @Test func `one script runs on many messages alike`() throws {
        let script = try compile(
            """
            require ["variables", "fileinto", "imap4flags"];
            set "n" "${n}x"; addflag "${n}"; fileinto "${n}";
            """)
        for _ in 0..<3 {
            let result = script.run(
                message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
            #expect(result.actions.first?.store?.mailbox == Array("x".utf8))
            #expect(result.actions.first?.store?.flags == [Array("x".utf8)])
        }
    }
}
