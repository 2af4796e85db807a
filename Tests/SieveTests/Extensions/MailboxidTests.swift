import Outcomes
import Sieve
import Testing

@Suite struct MailboxidTests {
    private struct Host: SieveHost {
        var failure: LookupFailure?

        func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]? {
            if let failure { throw failure }
            return id == Array("F1_a-Z".utf8) ? Array("Grüße".utf8) : nil
        }
    }

    private func store(_ mailbox: String) -> String {
        #"{"actions":[{"a":"store","mailbox":"\#(mailbox)"}],"implicit_keep":null}"#
    }

    @Test(arguments: [("F1_a-Z", "Grüße"), ("F1_A-Z", "x"), ("", "x"), ("F1 a", "x")])
    func `an id that is known counts more than the name`(id: String, mailbox: String) throws {
        let script = "require [\"fileinto\", \"mailboxid\"]; fileinto :mailboxid \"\(id)\" \"x\";"
        #expect(try actions(of: script, host: Host()) == store(mailbox))
    }

    @Test func `a host that knows no ids leaves the name`() throws {
        let script = "require [\"fileinto\", \"mailboxid\"]; fileinto :mailboxid \"F1_a-Z\" \"x\";"
        #expect(try actions(of: script) == store("x"))
        #expect(try !evaluate("mailboxidexists \"F1_a-Z\"", require: "\"mailboxid\""))
    }

    @Test func `a host that can not know fails the script`() throws {
        let host = Host(failure: .temporary("the disk is away"))
        let script = "require \"mailboxid\"; if mailboxidexists \"a\" { discard; }"
        #expect(
            try actions(of: script, host: host).contains(
                #""failure":"test:1:41: the disk is away""#))
    }

    @Test func `an id too long is not asked for`() throws {
        let host = Host(failure: .temporary("asked"))
        let id = String(repeating: "a", count: 256)
        let found = try evaluate("mailboxidexists \"\(id)\"", require: "\"mailboxid\"", host: host)
        #expect(!found)
    }

    @Test func `an id is a string`() {
        expectErrors(
            #"require ["mailboxid", "fileinto"]; fileinto :mailboxid 1️⃣3 "a";"#,
            "'fileinto' needs a string here, for its mailboxid")
    }

    @Test func `ids and special uses exclude each other`() {
        expectErrors(
            #"require ["mailboxid", "special-use", "fileinto"];"#
                + #"fileinto :mailboxid "a" 1️⃣:specialuse "\\Junk" "b";"#,
            "':specialuse' and ':mailboxid' exclude each other; remove one")
        expectErrors(
            #"require ["mailboxid", "special-use", "fcc", "vacation"];"#
                + #"vacation :fcc "b" :specialuse "\\Sent" 1️⃣:mailboxid "a" "x";"#,
            "':mailboxid' and ':specialuse' exclude each other; remove one")
    }

    @Test func `beside a copy an id says where it goes`() throws {
        let script =
            #"require ["mailboxid", "fcc", "enotify"];"#
            + #" notify :fcc "x" :mailboxid "F1_a-Z" "mailto:a@b.test";"#
        #expect(try actions(of: script, host: Host()).contains(#""fcc":{"mailbox":"Grüße"}"#))
        expectErrors(
            #"require ["mailboxid", "vacation"]; vacation 1️⃣:mailboxid "a" "x";"#,
            "':mailboxid' says something about ':fcc'; add that, or remove this")
    }
}
