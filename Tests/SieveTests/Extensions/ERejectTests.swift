import Sieve
import Testing

@Suite struct ERejectTests {
    @Test func `the notice tells of a failed delivery`() throws {
        var between = envelope
        between.status.originalRecipient = Array("rfc822;first@example.org".utf8)
        between.status.envelopeID = Array("17".utf8)
        let notice = try #require(
            try RefusalRun(#"ereject "No.";"#, extension: "ereject", envelope: between).notice)
        #expect(notice.contains("\nContent-Type: multipart/report; report-type=delivery-status;"))
        #expect(
            notice.contains(
                """

                --=_1.2
                Content-Type: message/delivery-status

                Original-Envelope-Id: 17
                Reporting-MTA: dns; example.org

                Original-Recipient: rfc822;first@example.org
                Final-Recipient: rfc822; recipient+detail@example.org
                Action: failed
                Status: 5.7.1

                --=_1.2

                """))
    }

    @Test func `it is an action of its own`() throws {
        #expect(
            try actions(of: #"require "ereject"; ereject "No.";"#).hasPrefix(
                #"{"actions":[{"a":"ereject","reason":"No.","to":["sender@example.com"]"#))
        expectErrors(
            #"require "ereject"; 1️⃣reject "a";"#,
            "the command 'reject' needs an extension; add require \"reject\" at the top")
    }
}
