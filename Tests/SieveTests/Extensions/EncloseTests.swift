import Mail
import Outcomes
import Sieve
import Testing

@Suite struct EncloseTests {
    private let message = MessageInMemory(
        Array("From: a@example.org\nSubject: old\nX-A: 1\nTo: b@example.org\n\nbody\n".utf8))

    @Test func `the message becomes a part of a new one`() throws {
        #expect(
            try stored(#"enclose :subject "new" "Look at this.";"#, on: message) == """
                From: <recipient+detail@example.org>
                Subject: new
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="=_1.part"
                Content-Transfer-Encoding: 8bit

                --=_1.part
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                Look at this.
                --=_1.part
                Content-Type: message/rfc822
                Content-Transfer-Encoding: 8bit

                From: a@example.org
                Subject: old
                X-A: 1
                To: b@example.org

                body

                --=_1.part--

                """)
    }

    @Test func `fields that are copied`() throws {
        let text = try stored(
            #"enclose :headers ["from", "x-a", "x-none", "content-type"] "t";"#, on: message)
        #expect(
            text.hasPrefix("From: a@example.org\nX-A: 1\nSubject: old\nMIME-Version: 1.0\nContent-")
        )
    }

    @Test func `tests and later edits see the new message`() throws {
        let script = """
            set "n" "";
            enclose :subject "s1" "t1";
            if not header "subject" "s1" { discard; stop; }
            if not body :content "message" :contains "X-A: 1" { discard; stop; }
            foreverypart { set "n" "${n}x"; }
            enclose :subject "s2${n}" "t2";
            foreverypart { if header :mime "subject" "old" { replace "gone"; } }
            """
        let text = try stored(script, on: message)
        #expect(text.contains("Subject: s2xxxx\n"))
        #expect(text.contains("boundary=\"=_2.part\""))
        #expect(text.contains("gone"))
        #expect(!text.contains("\nbody\n"))
    }

    @Test func `a redirect sends the message that was`() throws {
        let recorder = try edit(
            #"enclose "t"; redirect :copy "a@x.example"; keep;"#, on: message)
        #expect(recorder.sent == ["original"])
        #expect(recorder.stored.first?.contains("multipart/mixed") == true)
        let edited = try edit(#"replace "r"; enclose "t"; redirect "a@x.example";"#, on: message)
        #expect(edited.sent.first?.hasSuffix("\n\nr\n") == true)
    }

    @Test func `loops over the parts end`() throws {
        let script = """
            set "n" "";
            foreverypart { foreverypart { set "n" "${n}a"; enclose "t"; } set "n" "${n}b"; }
            replace "${n}";
            """
        #expect(try stored(script, on: partsOfMessage).contains("\r\nab\r\n"))
    }

    @Test func `too many are refused`() throws {
        let script = String(repeating: "enclose \"t\";", count: 11)
        #expect(throws: Complaint.self) { _ = try stored(script, on: message) }
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "enclose";
            1️⃣enclose;
            enclose :subject 2️⃣["a"] "b";
            """, "'enclose' lacks a string for its text; add it",
            "'enclose' needs a string here, for its subject")
    }
}
