import Mail
import Outcomes
import Sieve
import Testing

@Suite struct BodyTests {
    private func evaluate(
        _ test: String, on message: some MessageSource
    ) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""body", "relational", "regex", "comparator-i;ascii-numeric""#,
            on: message)
    }

    private let mixed = message(
        """
        Subject: mixed
        Content-Type: multipart/mixed; boundary=b

        prologue
        --b
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        Gr=FC=DFe
        --b
        Content-Type: text/html

        <p>Hyper<b>text</b>
        --b
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64

        AGJpbmFyeQ==
        --b
        Content-Type: message/rfc822

        Subject: inner

        inner text
        --b
        Content-Type: text/broken/type

        broken
        --b
        Content-Transfer-Encoding: x-uuencode

        encoded
        --b--
        epilogue

        """)

    @Test(arguments: [
        (#"body :text :contains "grüße""#, true), (#"body :contains "GRüße""#, true),
        (#"body :text :contains "hypertext""#, true), (#"body :text :contains "<b>""#, false),
        (#"body :text :contains "binary""#, false), (#"body :text :contains "inner text""#, true),
        (#"body :text :contains "encoded""#, false), (#"body :text :contains "logue""#, false),
        (#"body :content "text/html" :contains "<b>""#, true),
        (#"body :content "TEXT" :contains "<b>""#, true),
        (#"body :content "application" :contains "binary""#, true),
        (#"body :content "application/octet-stream" :matches "?binary""#, true),
        (#"body :content "message" :is "Subject: inner\#r\#n""#, true),
        (#"body :content "multipart" :is "epilogue\#r\#n""#, true),
        (#"body :content "multipart" :is "prologue""#, true),
        (#"body :content ["audio", "text/html"] :contains "hyper""#, true),
        (#"body :content "" :contains "broken""#, true),
        (#"body :content "text" :contains "broken""#, false),
        (#"body :content "text" :count "eq" "3""#, true),
        (#"body :count "eq" "3""#, true), (#"body :raw :count "eq" "1""#, true),
        (#"body :raw :contains "=FC=DFe""#, true),
        (#"body :raw :contains "subject: mixed""#, false),
        (#"body :raw :regex "^prologue(.|\n|\r)*epilogue""#, true),
        (#"body :text :regex "^gr..e$""#, true),
        (#"body :value "ge" :comparator "i;ascii-numeric" :content "text" "1""#, true),
    ])
    func `what is looked at`(test: String, expected: Bool) throws {
        #expect(try evaluate(test, on: mixed) == expected)
    }

    @Test(arguments: [
        "body :raw :contains \"\"", "body :text :contains \"\"", "body :matches \"*\"",
        "body :content \"\" :contains \"\"", "body :raw :count \"ge\" \"1\"",
    ])
    func `a message without a body`(test: String) throws {
        #expect(try !evaluate(test, on: message("Subject: no body\n")))
        #expect(try evaluate(test, on: message("Subject: an empty body\n\n")))
    }

    @Test func `nothing is captured`() throws {
        let script = """
            require ["body", "variables", "fileinto", "regex"];
            if header :matches "subject" "F*" {}
            if body :raw :matches "*eep*" {}
            if body :raw :regex "(fr)iep" {}
            fileinto "${1}";
            """
        #expect(try actions(of: script).contains(#""mailbox":"rop!""#))
    }

    @Test func `an edited header has the same body`() throws {
        #expect(try evaluate(#"body :raw :is "x""#, on: MessageInMemory(Array("A: b\n\nx".utf8))))
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "body";
            if 1️⃣body {}
            if body 2️⃣:frop "x" {}
            if body :raw 3️⃣:text "x" {}
            if body 4️⃣:content {}
            """, "'body' lacks a string or a list of strings for its keys; add it",
            "'body' has no tag ':frop'; remove it",
            "':text' and ':raw' exclude each other; remove one",
            "':content' must be followed by a string or a list of strings, its content types")
    }
}
