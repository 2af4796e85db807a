import Outcomes
import Sieve
import Testing

@Suite struct MailboxTests {
    private struct Host: SieveHost {
        var failure: LookupFailure?

        func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
            if let failure { throw failure }
            return [Array("Partners".utf8), Array("Grüße".utf8)].contains(name)
        }
    }

    /// Has each mailbox that it is asked for.
    private struct AnyMailbox: SieveHost {
        func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool { true }
    }

    @Test(arguments: [
        (#""Partners""#, true), (#""partners""#, false), (#""Grüße""#, true),
        (#"["Partners", "Grüße"]"#, true), (#"["Partners", "x"]"#, false),
    ])
    func `the host is asked`(_ names: String, _ expected: Bool) throws {
        #expect(
            try evaluate("mailboxexists \(names)", require: #""mailbox""#, host: Host())
                == expected)
    }

    @Test(arguments: [#""""#, #""a${hex:7f}b""#, #"["Partners", ""]"#, #""a${hex:ff}b""#])
    func `a name that no mailbox can have is no error, and false`(_ names: String) throws {
        #expect(
            try !evaluate(
                "mailboxexists \(names)", require: #""mailbox", "encoded-character""#,
                host: AnyMailbox()))
    }

    @Test func `a host that knows nothing knows INBOX`() throws {
        #expect(try evaluate(#"mailboxexists "inbox""#, require: #""mailbox""#))
        #expect(try !evaluate(#"mailboxexists "Archive""#, require: #""mailbox""#))
    }

    @Test func `a question that can not be answered fails the script`() throws {
        let host = Host(failure: .temporary("the disk is away"))
        #expect(
            try actions(
                of: #"require "mailbox"; if mailboxexists "a" { discard; }"#, host: host)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"#
                + #""failure":"test:1:37: the disk is away"}"#)
    }

    @Test func `the tag makes the mailbox`() throws {
        let create =
            #"{"actions":[{"a":"store","mailbox":"a","create":true}],"implicit_keep":null}"#
        #expect(
            try actions(of: #"require ["fileinto", "mailbox"]; fileinto :create "a";"#) == create)
        #expect(
            try actions(
                of: #"require ["fileinto", "mailbox"]; fileinto :create "a"; fileinto "a";"#)
                == create)
    }
}
