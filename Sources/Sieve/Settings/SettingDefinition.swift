/// One setting of an extension: its name, and how its text is read.
///
/// The names are those of Pigeonhole without `sieve_`, so that an admin finds the ones that are
/// known: `vacation_min_period`. A name that ends with `*` stands for all that begin with what is
/// before it: `spamtest_text_value/*`.
public struct SettingDefinition<Settings: Sendable>: Sendable {
    /// Changes the settings; `rest` is what stands in place of the `*`, else empty.
    public typealias Apply =
        @Sendable (_ settings: inout Settings, _ rest: String, _ value: String)
        throws(SettingMistake) -> Void

    /// The name.
    public let name: String

    /// What it does, a phrase for lists of settings.
    public let summary: String

    let apply: Apply

    /// Makes a setting that reads its text itself.
    public init(_ name: String, _ summary: String, apply: @escaping Apply) {
        self.name = name
        self.summary = summary
        self.apply = apply
    }

    /// What stands in place of the `*`; nil when this is another name.
    func match(_ name: String) -> String? {
        guard self.name.hasSuffix("*") else { return name == self.name ? "" : nil }
        let prefix = self.name.dropLast()
        guard name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count else { return nil }
        return String(name.dropFirst(prefix.count))
    }
}

extension SettingDefinition {
    /// A setting whose text is read as a value.
    static func read<Value>(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, Value) -> Void,
        as value: @escaping @Sendable (String) throws(SettingMistake) -> Value
    ) -> Self {
        Self(name, summary) { settings, _, text throws(SettingMistake) in
            store(&settings, try value(text))
        }
    }

    /// A text, taken as it is.
    public static func text(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, String) -> Void
    ) -> Self {
        read(name, summary, store) { $0 }
    }

    /// `yes` or `no`.
    public static func flag(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, Bool) -> Void
    ) -> Self {
        read(name, summary, store) { value throws(SettingMistake) in
            try SettingValue.flag(value)
        }
    }

    /// A number in a range.
    public static func number(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        _ store: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> Self {
        read(name, summary, store) { value throws(SettingMistake) in
            try SettingValue.number(value, in: range)
        }
    }

    /// A number of octets, such as `4k`.
    public static func size(
        _ name: String, _ summary: String, in range: ClosedRange<Int> = 0...Int.max,
        _ store: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> Self {
        read(name, summary, store) { value throws(SettingMistake) in
            try SettingValue.size(value, in: range)
        }
    }

    /// A time in seconds, such as `7d`; a number without a unit has the given one.
    public static func period(
        _ name: String, _ summary: String, unit: SettingValue.TimeUnit = .seconds,
        in range: ClosedRange<Int> = 0...Int.max,
        _ store: @escaping @Sendable (inout Settings, UInt64) -> Void
    ) -> Self {
        read(name, summary, store) { value throws(SettingMistake) in
            try SettingValue.period(value, unit: unit, in: range)
        }
    }
}
