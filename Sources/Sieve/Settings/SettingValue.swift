/// Reads the texts of settings, in the forms that Dovecot has them.
public enum SettingValue {
    /// What a number of a time counts.
    public enum TimeUnit: UInt64, Sendable {
        case seconds = 1
        case minutes = 60
        case hours = 3_600
        case days = 86_400
        case weeks = 604_800

        /// The unit that begins like this, `d` or `days`; a month or a year is none.
        init?(_ word: some StringProtocol) {
            guard !word.isEmpty,
                let match = Self.words.first(where: { $0.word.hasPrefix(word) })
            else { return nil }
            self = match.unit
        }

        private static let words: [(word: String, unit: TimeUnit)] = [
            ("seconds", .seconds), ("secs", .seconds), ("minutes", .minutes), ("mins", .minutes),
            ("hours", .hours), ("days", .days), ("weeks", .weeks),
        ]
    }

    /// `yes` or `no`, and the other words for them.
    public static func flag(_ text: String) throws(SettingMistake) -> Bool {
        switch text.lowercased() {
        case "yes", "true", "on", "1": return true
        case "no", "false", "off", "0": return false
        default: throw SettingMistake("is '\(text)'; write yes or no")
        }
    }

    /// A number in a range.
    public static func number(
        _ text: String, in range: ClosedRange<Int> = 0...Int.max
    ) throws(SettingMistake) -> Int {
        guard let number = Int(text) else { throw .noNumber(text, "a number such as 10") }
        return try number.checked(in: range)
    }

    /// A number of octets: digits, and `k`, `M`, `G` or `T` for powers of 1024, `B` behind it.
    public static func size(
        _ text: String, in range: ClosedRange<Int> = 0...Int.max
    ) throws(SettingMistake) -> Int {
        let (digits, unit) = split(text)
        let letters = unit.lowercased()
        let index = ["", "k", "m", "g", "t"].firstIndex {
            letters == $0 || letters == $0 + "b" || !$0.isEmpty && letters == $0 + "ib"
        }
        guard let index, let number = Int(digits) else {
            throw .noNumber(text, "a size such as 64k")
        }
        let (size, overflow) = number.multipliedReportingOverflow(by: 1 << (10 * index))
        guard !overflow else { throw .tooLarge(text) }
        return try size.checked(in: range)
    }

    /// A time in seconds: digits, and the beginning of seconds, minutes, hours, days or weeks.
    public static func period(
        _ text: String, unit: TimeUnit = .seconds, in range: ClosedRange<Int> = 0...Int.max
    ) throws(SettingMistake) -> UInt64 {
        let (digits, word) = split(text.lowercased())
        guard let number = UInt64(digits), let unit = word.isEmpty ? unit : TimeUnit(word) else {
            throw .noNumber(text, "a time such as 7d")
        }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: unit.rawValue)
        guard !overflow else { throw .tooLarge(text) }
        // A range without an end takes what is more than an Int, too.
        if range.upperBound < .max || seconds < range.lowerBound {
            _ = try Int(clamping: seconds).checked(in: range)
        }
        return seconds
    }

    /// The digits at the beginning, and what follows them behind spaces.
    private static func split(_ text: String) -> (digits: Substring, rest: Substring) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return (digits, text[digits.endIndex...].drop { $0 == " " })
    }
}

extension Int {
    fileprivate func checked(in range: ClosedRange<Int>) throws(SettingMistake) -> Int {
        guard range.contains(self) else {
            throw range.upperBound == .max
                ? SettingMistake("is \(self); write \(range.lowerBound) or more")
                : SettingMistake(
                    "is \(self); write \(range.lowerBound) to \(range.upperBound)")
        }
        return self
    }
}

extension SettingMistake {
    fileprivate static func noNumber(_ text: String, _ right: String) -> SettingMistake {
        SettingMistake("is '\(text)'; write \(right)")
    }

    fileprivate static func tooLarge(_ text: String) -> SettingMistake {
        SettingMistake("is '\(text)', which is too much; write less")
    }
}
