import Outcomes
import Sieve
import Testing

@Suite struct SpecialUseTests {
    private struct Host: SieveHost {
        var failure: LookupFailure?

        func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]] {
            if let failure { throw failure }
            switch String(decoding: use, as: UTF8.self) {
            case "\\junk": return [Array("Spam".utf8), Array("Spam.old".utf8)]
            case "\\sent": return [Array("inbox".utf8)]
            default: return []
            }
        }
    }

    private func store(_ use: String) throws -> String {
        try actions(
            of: "require [\"fileinto\", \"special-use\"]; fileinto :specialuse \"\(use)\" \"x\";",
            host: Host())
    }

    @Test(arguments: [("\\\\Junk", "Spam"), ("\\\\sent", "INBOX"), ("\\\\Drafts", "x")])
    func `the first mailbox with the use takes the mail`(use: String, mailbox: String) throws {
        #expect(
            try store(use)
                == #"{"actions":[{"a":"store","mailbox":"\#(mailbox)"}],"implicit_keep":null}"#)
    }

    @Test(arguments: [
        (#""\\Junk""#, true), (#"["\\JUNK", "\\Sent"]"#, true), (#""Spam.old" "\\Junk""#, true),
        (#""spam" "\\Junk""#, false), (#""INBOX" "\\Sent""#, true), (#""\\Drafts""#, false),
        (#""Spam" ["\\Junk", "\\Sent"]"#, false), (#""" "\\Junk""#, false),
    ])
    func `the host says who has which`(arguments: String, expected: Bool) throws {
        let test = "specialuse_exists \(arguments)"
        #expect(try evaluate(test, require: #""special-use""#, host: Host()) == expected)
    }

    @Test func `a host that can not know fails the script`() throws {
        let host = Host(failure: .temporary("the disk is away"))
        let script = #"require "special-use"; if specialuse_exists "\\Junk" { discard; }"#
        #expect(
            try actions(of: script, host: host).contains(
                #""failure":"test:1:45: the disk is away""#))
    }

    @Test(arguments: ["Junk", "", "\\\\", "\\\\a b", "\\\\a*", "\\\\ä"])
    func `what is no use is an error`(use: String) throws {
        let error = #expect(throws: Complaints.self) { try store(use) }
        #expect(error?.all.first?.message.contains("is no special use; write one as in") == true)
    }

    @Test func `errors have their places`() {
        expectErrors(
            #"require "special-use"; if specialuse_exists ["\\Junk", 1️⃣"Sent"] {}"#,
            #""Sent" is no special use; write one as in "\\Junk", with a backslash"#)
        expectErrors(
            #"require "special-use"; if 1️⃣specialuse_exists {}"#,
            "'specialuse_exists' lacks a string or a list of strings for its special-use-attrs; "
                + "add it")
    }
}
