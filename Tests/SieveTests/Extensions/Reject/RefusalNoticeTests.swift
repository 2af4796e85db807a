import Mail
import Sieve
import Testing

@Suite struct RefusalNoticeTests {
    private let mail = message(
        """
        From: Ann <ann@example.com>
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
        Message-ID: <1@example.com>
        Original-Recipient: rfc822;first@example.org

        Secret.

        """)

    @Test func `the notice has all that a report needs`() throws {
        let notice = try RefusalRun("reject \"I don't want\nyour birdseed.\n\";", on: mail).notice
        #expect(
            notice == """
                Message-ID: <1.2@example.org>
                Date: Sat, 14 Feb 2009 00:31:30 +0100
                From: "Postmaster" <postmaster@example.org>
                To: <sender@example.com>
                Subject: =?utf-8?b?UmVqZWN0ZWQ6IEdyw7zDn2U=?=
                In-Reply-To: <1@example.com>
                References: <1@example.com>
                Auto-Submitted: auto-replied (rejected)
                Precedence: bulk
                X-Auto-Response-Suppress: All
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=disposition-notification;
                 boundary="=_1.2"

                --=_1.2
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                Your message to <recipient+detail@example.org> was refused by the recipient's mail \
                filtering program.
                The reason given is as follows:

                I don't want
                your birdseed.

                --=_1.2
                Content-Type: message/disposition-notification

                Reporting-UA: example.org; Mailwright
                Original-Recipient: rfc822;first@example.org
                Final-Recipient: rfc822; recipient+detail@example.org
                Original-Message-ID: <1@example.com>
                Disposition: automatic-action/MDN-sent-automatically; deleted

                --=_1.2
                Content-Type: text/rfc822-headers

                From: Ann <ann@example.com>
                Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
                Message-ID: <1@example.com>
                Original-Recipient: rfc822;first@example.org

                --=_1.2--

                """)
    }

    @Test func `the reason is told as it is written`() throws {
        let notice = try #require(
            try RefusalRun("reject \"Ich nehme keine Körner.\";", on: mail).notice)
        #expect(notice.contains("Content-Transfer-Encoding: quoted-printable"))
        #expect(notice.contains("keine K=C3=B6rner."))
    }

    @Test func `the body is not sent back, and the header within bounds`() throws {
        let long = String(repeating: "X-Long: \(String(repeating: "y", count: 900))\n", count: 100)
        let notice = try #require(
            try RefusalRun(
                "reject \"No.\";", on: message("Subject: x\nX-Eight: ü\n\(long)\nSecret.\n")
            ).notice)
        #expect(!notice.contains("Secret."))
        #expect(notice.utf8.count < 40_000)
        #expect(notice.contains("\nX-Long: yyy"))
        #expect(notice.contains("\nSubject: x\n"))
        #expect(notice.contains("\nX-Eight: ü\n"))
        #expect(notice.contains("\nContent-Transfer-Encoding: 8bit\n\n--=_1.2\n"))
    }

    @Test func `hostile fields do no harm`() throws {
        let notice = try #require(
            try RefusalRun(
                "reject \"No.\";",
                on: message(
                    "Message-ID: \(String(repeating: "z", count: 2_000))\nno field\nA: \u{0}\n\n")
            )
            .notice)
        #expect(!notice.contains("zzz"))
        #expect(!notice.contains("no field"))
        #expect(!notice.contains("\u{0}"))
    }
}
