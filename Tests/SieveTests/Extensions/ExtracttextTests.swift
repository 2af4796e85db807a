import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ExtracttextTests {
    /// What `extracttext` gives for each part, in brackets.
    private func texts(
        _ tags: String = "", on message: MessageInMemory = partsOfMessage,
        limits: SieveLimits = .default
    ) throws -> String {
        let script = """
            require ["foreverypart", "extracttext", "variables", "fileinto", "regex"];
            set "all" "";
            foreverypart { extracttext \(tags) "t"; set "all" "${all}[${t}]"; }
            fileinto "${all}";
            """
        let result = try compile(script, limits: limits).run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        if let failure = result.failure { throw failure }
        let mailbox = result.actions.compactMap(\.store).first?.mailbox ?? []
        return String(decoding: mailbox, as: UTF8.self)
    }

    @Test func `text in any charset, without mark-up`() throws {
        #expect(try texts(":first 9") == "[][][Grüße][Hypertext][][inner tex]")
    }

    @Test(arguments: [
        (":first 2", "[][][Gr][Hy][][in]"), (":first 4", "[][][Grüß][Hype][][inne]"),
        (":first 3 :upper", "[][][GRü][HYP][][INN]"), (":first 0", "[][][][][][]"),
        (":length :first 100", "[0][0][5][11][0][10]"), (":upperfirst :first 1", "[][][G][H][][I]"),
        (":quoteregex :first 2", "[][][Gr][Hy][][in]"),
    ])
    func `modifiers, and characters from the beginning`(tags: String, expected: String) throws {
        #expect(try texts(tags) == expected)
    }

    @Test(arguments: [
        ("text/plain; charset=iso-8859-15", "8bit", "[a]"),
        ("text/plain; charset=x-nobody-knows", "8bit", "[]"),
        ("text/plain", "x-nobody-knows", "[]"), ("image/png", "8bit", "[]"),
    ])
    func `what can not be read is empty`(type: String, encoding: String, expected: String) throws {
        let part = message(
            "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\na")
        #expect(try texts(on: part) == expected)
    }

    @Test(
        arguments: [
            ("utf-8", [0x47, 0xC3, 0xBC], "[Gü]"), ("utf-8", [0x47, 0xFC, 0x68], "[]"),
            ("utf-8", [0x47, 0xC3], "[]"), ("utf-8", [0xEF, 0xBF, 0xBD], "[\u{FFFD}]"),
            ("us-ascii", [0x47, 0xE9], "[]"), ("iso-8859-1", [0x47, 0xFC], "[Gü]"),
            ("windows-1252", [0x47, 0x81], "[]"), ("windows-1252", [0xEF, 0xBF, 0xBD], "[ï¿½]"),
            ("shift_jis", [0x93, 0xFA], "[日]"), ("shift_jis", [0x41, 0x93], "[]"),
        ] as [(String, [UInt8], String)])
    func `octets that are none of the charset make it empty`(
        charset: String, octets: [UInt8], expected: String
    ) throws {
        let header = "Content-Type: text/plain; charset=\(charset)\n\n"
        #expect(try texts(on: MessageInMemory(Array(header.utf8) + octets)) == expected)
    }

    @Test func `of what is not wanted nothing is wrong`() throws {
        let header = Array("Content-Type: text/plain; charset=utf-8\n\n".utf8)
        let text = Array(String(repeating: "a", count: 200_000).utf8)
        let part = MessageInMemory(header + text + [0xFF])
        #expect(try texts(":first 3", on: part) == "[aaa]")
        #expect(try texts(":length", on: part) == "[65536]")
    }

    @Test func `long text is cut between two characters`() throws {
        var limits = SieveLimits()
        limits.stringLength = 40
        let letters = String(repeating: "a", count: 39)
        let body = message("A: b\n\n\(letters)üf")
        #expect(try texts(on: body, limits: limits) == "[\(letters)")
        #expect(try texts(":length", on: body, limits: limits) == "[39]")
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require ["extracttext", "foreverypart"];
            1️⃣extracttext "t";
            foreverypart { 2️⃣extracttext "t"; }
            """,
            "'extracttext' has a meaning only in a loop; put it into 'foreverypart { }'",
            "'extracttext' needs an extension; add require \"variables\" at the top")
        expectErrors(
            """
            require ["extracttext", "foreverypart", "variables"];
            foreverypart {
                extracttext :first 1️⃣"t";
                extracttext :first 1 2️⃣"0";
                extracttext :lower 3️⃣:upper "t";
            }
            """, "'extracttext' needs a number here, for its number of characters",
            "${0} is set by matches only; use a name that begins with a letter",
            "':upper' and ':lower' exclude each other; remove one")
    }
}
