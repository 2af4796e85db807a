import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ConvertTests {
    private let html = MessageInMemory(
        Array(
            """
            Subject: html
            Content-Type: text/html; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable
            Content-Language: de

            <p>Gr=FC=DFe<br>x

            """.utf8))

    @Test func `HTML becomes text`() throws {
        #expect(
            try stored(
                #"convert "text/html" "text/plain" [];"#.replacing("[]", with: "\"charset=utf-8\""),
                on: html)
                    == """
                    Subject: html
                    MIME-Version: 1.0
                    Content-Language: de
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: quoted-printable

                    Gr=C3=BC=C3=9Fe
                    x

                    """)
    }

    @Test func `text becomes HTML`() throws {
        let message = MessageInMemory(Array("A: b\n\na < b & c\nd\n".utf8))
        let text = try stored(
            #"convert "TEXT/plain" "text/HTML" "charset=UTF-8";"#, on: message)
        #expect(text.contains("Content-Type: text/html; charset=utf-8\n"))
        #expect(text.contains("<p>\na &lt; b &amp; c<br>\nd<br>\n</p>"))
    }

    @Test func `all parts of the type, or the current one`() throws {
        let script = #"convert "text/plain" "text/html" "charset=utf-8";"#
        let all = try stored(script, on: partsOfMessage)
        #expect(all.components(of: "Content-Type: text/html; charset=utf-8") == 2)
        let one = try stored(
            "foreverypart { if header :mime \"x-p\" \"2\" { \(script) } }", on: partsOfMessage)
        #expect(one.components(of: "Content-Type: text/html; charset=utf-8") == 1)
        #expect(one.contains("X-P: 2\r\n"))
        #expect(one.contains("inner text\r\n--a--"))
    }

    @Test(arguments: [
        (#""text/html" "text/plain" "charset=utf-8""#, true),
        (#""text/plain" "text/html" "charset=utf-8""#, true),
        (#""text/html" "application/pdf" "charset=utf-8""#, false),
        // There is no such part, so nothing fails.
        (#""image/jpeg" "image/png" ["pix-x=100"]"#, true),
        (#""text/html" "text/plain" "charset=iso-8859-1""#, false),
        (#""text/html" "text/plain" ["charset=utf-8", "x=1"]"#, false),
        (#""text/html" "text/html" "charset=utf-8""#, false), (#""" "" "charset=utf-8""#, true),
    ])
    func `whether it can be done`(arguments: String, expected: Bool) throws {
        let test = "convert \(arguments)"
        #expect(try evaluate(test, require: "\"convert\"", on: html) == expected)
        let unchanged = try edit("convert \(arguments);", on: partsOfMessage)
        #expect(unchanged.stored.count == 1)
    }

    @Test func `all parts are converted or none`() throws {
        let two = message(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>one</p>
            --b
            Content-Type: text/html; charset=x-nobody-knows

            <p>two</p>
            --b--

            """)
        let convert = #"convert "text/html" "text/plain" "charset=utf-8""#
        #expect(try !evaluate(convert, require: "\"convert\"", on: two))
        let stored = try edit("\(convert); keep;", on: two)
        #expect(stored.stored == [String(decoding: try two.bytes(), as: UTF8.self)])
    }

    @Test func `a part that is too large stays as it is`() throws {
        var limits = SieveLimits()
        limits.heldValue = 10
        let script = #"if convert "text/html" "text/plain" "charset=utf-8" { discard; }"#
        #expect(try stored(script, on: html, limits: limits).contains("<p>Gr=FC"))
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "convert";
            1️⃣convert "a/b" "c/d";
            if convert 2️⃣1 "a/b" "x=y" {}
            """, "'convert' lacks a string or a list of strings for its transcoding-params; add it",
            "'convert' needs a string here, for its quoted-from-media-type")
    }
}

extension String {
    /// How often a text is in it.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
