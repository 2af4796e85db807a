import Sieve
import Testing

@Suite struct SettingValueTests {
    @Test(arguments: ["yes", "Yes", "true", "on", "1"])
    func `words for yes`(_ text: String) throws {
        #expect(try SettingValue.flag(text))
    }

    @Test(arguments: ["no", "NO", "false", "off", "0"])
    func `words for no`(_ text: String) throws {
        #expect(try !SettingValue.flag(text))
    }

    @Test(arguments: ["", "y", "maybe", "2", "yes "])
    func `other words are refused`(_ text: String) {
        #expect(throws: SettingMistake("is '\(text)'; write yes or no")) {
            try SettingValue.flag(text)
        }
    }

    @Test func `a number in its range`() throws {
        #expect(try SettingValue.number("0") == 0)
        #expect(try SettingValue.number("7", in: 7...7) == 7)
        #expect(throws: SettingMistake("is '7x'; write a number such as 10")) {
            try SettingValue.number("7x")
        }
        #expect(throws: SettingMistake("is '99999999999999999999'; write a number such as 10")) {
            try SettingValue.number("99999999999999999999")
        }
        #expect(throws: SettingMistake("is 8; write 1 to 7")) {
            try SettingValue.number("8", in: 1...7)
        }
        #expect(throws: SettingMistake("is -1; write 0 or more")) { try SettingValue.number("-1") }
    }

    @Test(arguments: [
        ("0", 0), ("12", 12), ("12B", 12), ("4k", 4_096), ("4 KB", 4_096), ("4KiB", 4_096),
        ("2M", 2 << 20), ("3G", 3 << 30), ("1t", 1 << 40),
    ])
    func `sizes`(_ text: String, _ size: Int) throws {
        #expect(try SettingValue.size(text) == size)
    }

    @Test(arguments: ["", "k", "4x", "4kk", "-4", "4.5k", "4i", "٤"])
    func `what is no size is refused`(_ text: String) {
        #expect(throws: SettingMistake("is '\(text)'; write a size such as 64k")) {
            try SettingValue.size(text)
        }
    }

    @Test func `a time in its range, in seconds`() throws {
        #expect(try SettingValue.period("5m", in: 1...600) == 300)
        #expect(throws: SettingMistake("is 0; write 1 to 600")) {
            try SettingValue.period("0", in: 1...600)
        }
        #expect(throws: SettingMistake("is 3600; write 1 to 600")) {
            try SettingValue.period("1h", in: 1...600)
        }
        #expect(try SettingValue.period("18446744073709551615") == .max)
    }

    @Test func `a size must fit`() {
        #expect(throws: SettingMistake("is '9999999999T', which is too much; write less")) {
            try SettingValue.size("9999999999T")
        }
        #expect(throws: SettingMistake("is 4096; write 1 to 10")) {
            try SettingValue.size("4k", in: 1...10)
        }
    }

    @Test(arguments: [
        ("0", 0), ("90", 90), ("90s", 90), ("2 mins", 120), ("2m", 120), ("3h", 10_800),
        ("1 day", 86_400), ("7D", 604_800), ("2weeks", 1_209_600), ("1w", 604_800),
    ])
    func `times`(_ text: String, _ seconds: UInt64) throws {
        #expect(try SettingValue.period(text) == seconds)
    }

    @Test func `a time without a unit has that of its setting`() throws {
        #expect(try SettingValue.period("3", unit: .days) == 259_200)
        #expect(try SettingValue.period("3s", unit: .days) == 3)
    }

    @Test(arguments: ["", "d", "-1d", "1y", "1 dayss", "1 d x", "soon"])
    func `what is no time is refused`(_ text: String) {
        #expect(throws: SettingMistake("is '\(text)'; write a time such as 7d")) {
            try SettingValue.period(text)
        }
    }

    @Test func `a time must fit`() {
        let text = "18446744073709551615w"
        #expect(throws: SettingMistake("is '\(text)', which is too much; write less")) {
            try SettingValue.period(text)
        }
    }
}
