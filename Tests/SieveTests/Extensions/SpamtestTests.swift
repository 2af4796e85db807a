import Outcomes
import Sieve
import Testing

@Suite struct SpamtestTests {
    private func value(
        _ header: String, test: String = "spamtest", _ settings: (String, String)...
    ) throws -> [Int] {
        var values = SieveSettings.default
        for (name, value) in settings { try values.set(name, to: value) }
        return try (0...100).filter { number in
            let script = try SieveScript(
                compiling: Array(
                    "require [\"spamtestplus\", \"virustest\"]; if \(test) \"\(number)\" { discard; }"
                        .utf8),
                named: "t", settings: values)
            let result = script.run(
                message: message("\(header)\n\n"), envelope: envelope,
                host: SieveHostWithoutMailboxes())
            return result.actions.first is DiscardAction
        }
    }

    @Test(arguments: [
        ("-1.6", 1), ("0.0", 1), ("1.0", 2), ("4.0", 8), ("5", 10), ("7.6", 10), ("+2.5", 5),
        (".5", 1), ("5.x", 0), ("", 0), ("1.2.3", 0), ("--1", 0), ("nan", 0), ("1e3", 0),
    ])
    func `scores`(_ score: String, _ expected: Int) throws {
        let found = try value(
            "X-S: \(score)", ("spamtest_status_header", "X-S"), ("spamtest_score_max_value", "5.0"))
        #expect(found == [expected])
    }

    @Test(arguments: [("", 0), ("*", 2), ("*****", 10), ("******", 10), ("*+", 0)])
    func `stars`(_ stars: String, _ expected: Int) throws {
        let found = try value(
            "X-S: \(stars)", ("spamtest_status_header", "x-s"), ("spamtest_max_value", "5"),
            ("spamtest_status_type", "strlen"))
        #expect(found == [expected] || stars.isEmpty)
    }

    @Test func `words, and the older form of their names`() throws {
        let settings = [
            ("virustest_status_header", "X-V: Found (.+)\\."), ("virustest_status_type", "text"),
            ("virustest_text_value1", "clean"), ("virustest_text_value/4", "odd"),
        ]
        for (word, expected) in [("clean", 1), ("odd", 4), ("Clean", 0), ("worm", 0)] {
            let found = try value(
                "X-V: Found \(word).", test: "virustest", settings[0], settings[1], settings[2],
                settings[3])
            #expect(found == [expected])
        }
    }

    @Test func `without a greatest score there is no value`() throws {
        #expect(try value("X-S: 5", ("spamtest_status_header", "X-S")) == [0])
        let other = try value(
            "X-S: 5 of 0", ("spamtest_status_header", "X-S: (.) of"),
            ("spamtest_max_header", "X-S: . of (.)"))
        #expect(other == [0])
    }

    @Test(arguments: [
        ("spamtest_status_type", "stars"), ("spamtest_status_header", ": (x)"),
        ("spamtest_status_header", "X-S: ("), ("spamtest_status_header", "X-S: (a)\\1"),
        ("spamtest_max_value", "many"), ("spamtest_max_value", "0"),
        ("spamtest_text_value/11", "x"),
        ("virustest_text_value/6", "x"), ("spamtest_text_valuex", "x"),
    ])
    func `mistakes are refused`(_ name: String, _ value: String) {
        var settings = SieveSettings.default
        #expect(throws: SettingMistake.self) { try settings.set(name, to: value) }
    }

    @Test func `percent needs its own extension`() {
        expectErrors(
            #"require "spamtest"; if spamtest 1️⃣:percent "3" {}"#,
            "the tag ':percent' needs an extension; add require \"spamtestplus\" at the top")
    }
}
