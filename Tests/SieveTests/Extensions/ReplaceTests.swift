import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ReplaceTests {
    private let plain = MessageInMemory(
        Array(
            """
            From: a@example.org
            Subject: old
            MIME-Version: 1.0
            Content-Type: application/x-danger
            Content-Transfer-Encoding: base64

            AAAA

            """.utf8))

    private let mixed = MessageInMemory(
        Array(
            """
            Subject: mixed
            Content-Type: multipart/mixed; boundary=b

            prologue
            --b
            X-Kept: yes
            Content-Type: application/x-danger
            Content-Disposition: attachment; filename=x.exe

            danger
            --b
            Content-Type: multipart/alternative; boundary=c

            --c

            one
            --c

            two
            --c--
            --b

            last
            --b--
            epilogue

            """.utf8))

    @Test func `the whole message`() throws {
        #expect(
            try stored(#"replace "It was dangerous.";"#, on: plain) == """
                From: a@example.org
                Subject: old
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                It was dangerous.

                """)
    }

    @Test func `another subject and another author keep the old ones`() throws {
        let text = try stored(
            #"replace :subject "für dich" :from "Me <m@example.org>" "x";"#, on: plain)
        #expect(text.contains("\nSubject: =?utf-8?b?ZsO8ciBkaWNo?=\n"))
        #expect(text.contains("Original-From: a@example.org\n"))
        #expect(text.contains("Original-Subject: old\n"))
        #expect(text.contains("\nFrom: Me <m@example.org>\n"))
        #expect(!text.hasPrefix("From:"))
    }

    @Test func `no script takes away what the fields were`() throws {
        let text = try stored(
            """
            require "editheader"; deleteheader "Original-From";
            addheader "Original-From" "script"; deleteheader "original-from";
            replace :subject "s" "x"; deleteheader "original-subject";
            """, on: plain)
        #expect(text.contains("Original-Subject: old\n"))
        #expect(!text.contains("Original-From"))
    }

    @Test func `an address that a variable spoils is ignored`() throws {
        let text = try stored(#"set "x" "no, address"; replace :from "${x} <" "x";"#, on: plain)
        #expect(text.hasPrefix("From: a@example.org\n"))
    }

    @Test func `a MIME entity`() throws {
        let script = """
            replace :mime text:
            Content-Type: text/html
            X-Evil: yes

            <p>gone
            .
            ;
            """
        let text = try stored(script, on: plain)
        #expect(text.contains("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>gone\n"))
        #expect(!text.contains("X-Evil"))
    }

    @Test func `a part in a loop`() throws {
        let script = """
            foreverypart {
                if header :mime :type "content-type" "application" { replace "removed"; }
            }
            """
        let text = try stored(script, on: mixed)
        #expect(
            text.contains(
                """
                prologue
                --b
                X-Kept: yes
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                removed

                --b
                Content-Type: multipart/alternative; boundary=c
                """))
        #expect(text.hasSuffix("--b--\nepilogue\n"))
        #expect(!text.contains("danger"))
    }

    @Test func `a multipart goes away with its parts, and the loop goes on behind it`() throws {
        let script = """
            set "seen" "";
            foreverypart {
                if header :mime :subtype "content-type" "alternative" { replace "alternative"; }
                extracttext :first 3 "t";
                set "seen" "${seen},${t}";
            }
            replace "${seen}";
            """
        let text = try stored(script, on: mixed)
        #expect(text.hasSuffix("\n\n,,,alt,las\n"))
    }

    @Test func `parts that a replacement brings are not gone over`() throws {
        let script = """
            set "seen" "";
            foreverypart {
                if header :mime :subtype "content-type" "alternative" {
                    replace :mime "Content-Type: multipart/mixed; boundary=n

            --n

            new
            --n--
            ";
                }
                set "seen" "${seen}x";
            }
            set "after" "";
            foreverypart { set "after" "${after}y"; }
            replace "${seen} ${after}";
            """
        #expect(try stored(script, on: mixed).hasSuffix("\n\nxxxx yyyyy\n"))
    }

    @Test func `a text that would end the multipart around it is hidden`() throws {
        let loop = #"foreverypart { if header :mime "x-kept" "yes" { "#
        let script = loop + "replace \"a\n--b--\n\"; } }"
        let text = try stored(script, on: mixed)
        #expect(
            text.contains("Content-Transfer-Encoding: base64\n\nYQ0KLS1iLS0NCg==\n")
                || text.contains("Content-Transfer-Encoding: base64\n\nYQotLWItLQo=\n"))
        #expect(throws: Complaint.self) {
            _ = try stored(
                loop + "replace :mime \"Content-Type: text/x\n\n--bad\n\"; } }", on: mixed)
        }
    }

    @Test func `so is one that ends it by a boundary that is written with a space behind it`()
        throws
    {
        let parts = try String(decoding: mixed.bytes(), as: UTF8.self)
            .split(separator: "boundary=b\n", maxSplits: 1)
        let spaced = parts.joined(separator: "boundary=\"b \"\n")
        #expect(parts.count == 2)
        let script =
            #"foreverypart { if header :mime "x-kept" "yes" { "#
            + "replace \"a\n--b--\n\"; } }"
        let text = try stored(script, on: MessageInMemory(Array(spaced.utf8)))
        #expect(text.contains("Content-Transfer-Encoding: base64\n\n"))
        #expect(!text.contains("\na\n--b--"))
    }

    @Test func `tests see the new message, and what answers it the received one`() throws {
        let script = """
            replace :subject "new" "new text";
            if not body :contains "new text" { discard; stop; }
            if not header "subject" "new" { discard; stop; }
            if not header "original-subject" "Frop!" { discard; stop; }
            keep;
            vacation :addresses "recipient+detail@example.org" "away";
            """
        let recorder = try edit(script, on: friep)
        #expect(recorder.stored.count == 1)
        #expect(recorder.sent.first?.contains("Subject: Auto: Frop!\n") == true)
    }

    @Test func `lines end as those of the message do`() throws {
        let text = try stored("replace \"a\nb\";", on: friep)
        #expect(text.replacing("\r\n", with: "|").contains("|a|b|"))
        #expect(!text.replacing("\r\n", with: "|").contains("\n"))
    }

    @Test func `a redirect sends the new message`() throws {
        let recorder = try edit(
            #"redirect :copy "a@x.example"; replace "b"; redirect "b@x.example";"#, on: plain)
        #expect(recorder.sent.count == 2)
        #expect(recorder.sent[0] == "original")
        #expect(recorder.sent[1].hasSuffix("\n\nb\n"))
    }

    @Test func `each action has the message as it was when it was taken`() throws {
        let recorder = try edit(#"fileinto :copy "a"; replace "b"; fileinto "b";"#, on: plain)
        #expect(recorder.stored.count == 2)
        #expect(recorder.stored[0].hasSuffix("AAAA\n"))
        #expect(recorder.stored[1].hasSuffix("\n\nb\n"))
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "replace";
            1️⃣replace;
            replace :from 2️⃣"no, address <" "x";
            replace :mime 3️⃣"no header";
            replace :mime 4️⃣:subject "x" "Content-Type: text/html\n\n";
            replace 5️⃣:from "a@b.test" :mime "Content-Type: text/html\n\n";
            """, "'replace' lacks a string for its replacement; add it",
            "\"no, address <\" can not be the author; write addresses as in \"user@example.org\"",
            "the text of ':mime' must begin with Content- fields in ASCII and an empty line; "
                + "add them, or remove ':mime'",
            "':subject' says nothing about a part that ':mime' describes; remove one of them",
            "':from' says nothing about a part that ':mime' describes; remove one of them")
    }
}
