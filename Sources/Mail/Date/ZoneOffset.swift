/// How far the clocks of a time zone are ahead of UTC, as `+0200` (RFC 5322 3.3).
public struct ZoneOffset: Equatable, Sendable {
    /// Minutes east of Greenwich, negative for west; 99 hours and 59 minutes at most.
    public let minutes: Int

    private static let limit = 99 * 60 + 59

    /// Makes an offset; one beyond what can be written is the largest that can.
    public init(minutes: Int) {
        self.minutes = min(max(minutes, -Self.limit), Self.limit)
    }

    /// UTC.
    public static let utc = ZoneOffset(minutes: 0)

    /// Reads a sign and four digits; nil for all else.
    public init?(_ text: some Collection<UInt8>) {
        let digits = text.dropFirst()
        guard digits.count == 4, let number = ASCII.number(digits), number % 100 < 60 else {
            return nil
        }
        switch text.first {
        case UInt8(ascii: "+"): self.init(minutes: number / 100 * 60 + number % 100)
        case UInt8(ascii: "-"): self.init(minutes: -(number / 100 * 60 + number % 100))
        default: return nil
        }
    }

    /// Reads a word for a zone (RFC 5322 4.3): known ones, and UTC for all others.
    init?(obsolete word: some Collection<UInt8>) {
        guard !word.isEmpty,
            word.allSatisfy({ ASCII.isUppercase($0) || ASCII.isLowercase($0) })
        else { return nil }
        let name = String(decoding: word.map(ASCII.uppercased), as: UTF8.self)
        self.init(minutes: (Self.american[name] ?? 0) * 60)
    }

    private static let american = [
        "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
    ]

    /// A sign, two digits of hours, two of minutes, with something between them.
    public func text(separator: String = "") -> String {
        let amount = abs(minutes)
        return (minutes < 0 ? "-" : "+") + twoDigits(amount / 60) + separator
            + twoDigits(amount % 60)
    }
}

private func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
}
