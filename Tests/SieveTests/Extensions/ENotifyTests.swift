import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ENotifyTests {
    private func isValid(_ uris: String) throws -> Bool {
        try evaluate("valid_notify_method \(uris)", require: #""enotify""#)
    }

    @Test func `only what can be sent is a valid method`() throws {
        #expect(try isValid(#""mailto:a@b.test""#))
        #expect(try isValid(#"["mailto:a@b.test", "MAILTO:c@d.test?subject=x"]"#))
        #expect(try !isValid(#"["mailto:a@b.test", "tel:+14085551212"]"#))
        #expect(try !isValid(#"["mailto:", "http://gw.example.net/notify?test"]"#))
        #expect(try !isValid(#""""#))
        #expect(try !isValid(#""mailto:a@b.test?x y=z""#))
    }

    @Test func `nobody knows who is online`() throws {
        func capability(_ arguments: String) throws -> Bool {
            try evaluate(
                "notify_method_capability \(arguments)", require: #""enotify", "relational""#)
        }
        #expect(try capability(#""mailto:a@b.test" "Online" "maybe""#))
        #expect(try !capability(#""mailto:a@b.test" "online" ["yes", "no"]"#))
        #expect(try !capability(#""mailto:a@b.test" "mood" "maybe""#))
        #expect(try !capability(#""xmpp:a@b.test" "online" "maybe""#))
        #expect(try !capability(#""mailto:" "online" "maybe""#))
        #expect(try capability(#":count "eq" "mailto:a@b.test" "online" "1""#))
    }

    @Test(arguments: [
        (#""mailto:" "fcc" "yes""#, true), (#""mailto:a@b.test" "FCC" "yes""#, true),
        (#""MAILTO:?" "fcc" "yes""#, true), (#""mailto:" "fcc" "no""#, false),
        (#""xmpp:" "fcc" "yes""#, false), (#""mailto" "fcc" "yes""#, false),
        (#""x:" "fcc" ["yes", "no"]"#, false),
    ])
    func `a method can be asked whether its notices can be copied`(
        arguments: String, expected: Bool
    ) throws {
        let test = "notify_method_capability \(arguments)"
        #expect(try evaluate(test, require: #""enotify", "fcc""#) == expected)
        // It is "fcc" that adds it (RFC 8580, 5.1).
        #expect(try !evaluate(test, require: #""enotify""#))
    }

    @Test func `a modifier encodes for URIs, and cuts no character`() throws {
        func encoded(_ modifiers: String, _ text: String, limit: Int = 4_096) throws -> String {
            var limits = SieveLimits.default
            limits.variableLength = limit
            let script =
                #"require ["enotify", "variables", "fileinto"]; set \#(modifiers) "v" "\#(text)";"#
                + #" fileinto "x${v}";"#
            let result = try compile(script, limits: limits).run(
                message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
            let mailbox = result.actions.first?.store?.mailbox.dropFirst() ?? []
            return String(decoding: mailbox, as: UTF8.self)
        }
        #expect(
            try encoded(":encodeurl", "Safe body&evil=evilbody") == "Safe%20body%26evil%3Devilbody")
        #expect(try encoded(":encodeurl", "aZ09-._~") == "aZ09-._~")
        #expect(try encoded(":encodeurl :upper", "ä/") == "%C3%A4%2F")
        #expect(try encoded(":encodeurl :length", "ab ") == "5")
        #expect(try encoded(":encodeurl", "a ä", limit: 9) == "a%20")
        expectErrors(
            #"require ["enotify", "variables"]; set :encodeurl 1️⃣:encodeurl "v" "x";"#,
            "':encodeurl' is given twice; remove one")
    }

    @Test func `settings bound what can be sent`() throws {
        var settings = SieveSettings()
        try settings.set("notify_max_notifications", to: "0")
        #expect(throws: Complaints.self) {
            try SieveScript(
                compiling: Array(#"require "enotify"; notify "mailto:a@b.test";"#.utf8),
                named: "test", settings: settings)
        }
        #expect(throws: SettingMistake.self) {
            try settings.set("notify_mailto_envelope_from", to: "nobody")
        }
    }
}
