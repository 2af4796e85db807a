/// The kinds of settings that there are.
///
/// Each is written to a property of the settings, from which its default is known:
///
///     .flag("vacation_check_recipient", "answer only mail to the user", \.checksRecipient)
///
/// What is no plain property has a function that stores the value, and no default in lists.
extension SettingDefinition {
    /// A setting whose text is read as a value.
    static func read<Value>(
        _ name: String, _ summary: String, form: String,
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, Value) -> Void,
        as value: @escaping @Sendable (String) throws(SettingMistake) -> Value
    ) -> Self {
        Self(name, summary, form: form, usual: usual) { settings, _, text throws(SettingMistake) in
            store(&settings, try value(text))
        }
    }

    /// A text, taken as it is.
    public static func text(
        _ name: String, _ summary: String, form: String = "a text",
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, String) -> Void
    ) -> Self {
        read(name, summary, form: form, usual: usual, store) { $0 }
    }

    /// `yes` or `no`.
    public static func flag(
        _ name: String, _ summary: String,
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, Bool) -> Void
    ) -> Self {
        read(name, summary, form: "yes or no", usual: usual, store) {
            value throws(SettingMistake) in try SettingValue.flag(value)
        }
    }

    /// `yes` or `no`.
    public static func flag(
        _ name: String, _ summary: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable
    ) -> Self {
        flag(
            name, summary, usual: { SettingValue.words(flag: $0[keyPath: path]) },
            { $0[keyPath: path] = $1 })
    }

    /// A number in a range.
    public static func number(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> Self {
        let form =
            range.upperBound == .max
            ? "a number, at least \(range.lowerBound)"
            : "a number, \(range.lowerBound) to \(range.upperBound)"
        return read(name, summary, form: form, usual: usual, store) {
            value throws(SettingMistake) in try SettingValue.number(value, in: range)
        }
    }

    /// A number in a range.
    public static func number(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        _ path: any WritableKeyPath<Settings, Int> & Sendable
    ) -> Self {
        number(
            name, summary, in: range, usual: { "\($0[keyPath: path])" },
            { $0[keyPath: path] = $1 })
    }

    /// A number of octets, such as `4k`.
    public static func size(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> Self {
        read(name, summary, form: "a size in octets, such as 64k", usual: usual, store) {
            value throws(SettingMistake) in try SettingValue.size(value, in: range)
        }
    }

    /// A number of octets, such as `4k`.
    public static func size(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        _ path: any WritableKeyPath<Settings, Int> & Sendable
    ) -> Self {
        size(
            name, summary, in: range, usual: { SettingValue.words(size: $0[keyPath: path]) },
            { $0[keyPath: path] = $1 })
    }

    /// A time in seconds, such as `7d`; a number without a unit has the given one.
    public static func period(
        _ name: String, _ summary: String, unit: SettingValue.TimeUnit = .seconds,
        in range: ClosedRange<Int> = 0...Int.max,
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil },
        _ store: @escaping @Sendable (inout Settings, UInt64) -> Void
    ) -> Self {
        read(
            name, summary, form: "a time in \(unit), or such as 7d", usual: usual, store
        ) { value throws(SettingMistake) in
            try SettingValue.period(value, unit: unit, in: range)
        }
    }

    /// A time in seconds, such as `7d`; a number without a unit has the given one.
    public static func period<Seconds: BinaryInteger & Sendable>(
        _ name: String, _ summary: String, unit: SettingValue.TimeUnit = .seconds,
        in range: ClosedRange<Int> = 0...Int.max,
        _ path: any WritableKeyPath<Settings, Seconds> & Sendable
    ) -> Self {
        period(
            name, summary, unit: unit, in: range,
            usual: { SettingValue.words(seconds: UInt64(clamping: $0[keyPath: path])) },
            { $0[keyPath: path] = Seconds(clamping: $1) })
    }
}

/// Values as an admin would write them.
extension SettingValue {
    /// `yes` or `no`.
    static func words(flag: Bool) -> String { flag ? "yes" : "no" }

    /// `64k`: in the largest unit in which it is a whole number.
    static func words(size: Int) -> String {
        let units = [(30, "G"), (20, "M"), (10, "k")]
        for (shift, unit) in units where size > 0 && size & (1 << shift - 1) == 0 {
            return "\(size >> shift)\(unit)"
        }
        return "\(size)"
    }

    /// `7d`: in the largest unit in which it is a whole number; weeks are days.
    static func words(seconds: UInt64) -> String {
        let units: [(TimeUnit, String)] = [(.days, "d"), (.hours, "h"), (.minutes, "m")]
        for (unit, letter) in units where seconds > 0 && seconds % unit.rawValue == 0 {
            return "\(seconds / unit.rawValue)\(letter)"
        }
        return seconds == 0 ? "0" : "\(seconds)s"
    }
}
