/// A moment with the time zone that it was written in (RFC 5322 3.3, date-time).
///
/// It is within the years that have four digits.
public struct MailDate: Equatable, Sendable {
    /// Seconds since 1970-01-01 00:00 UTC, leap seconds not counted.
    public let seconds: Int64

    /// Whether it is the leap second that follows that second.
    public let isLeapSecond: Bool

    /// The zone it was written in.
    public let zone: ZoneOffset

    private static let secondsOfDay: Int64 = 86_400

    private static let range =
        Int64(CivilDate.range.lowerBound) * secondsOfDay...Int64(CivilDate.range.upperBound)
        * secondsOfDay + secondsOfDay - 1

    /// Makes a moment; beyond the years 0 to 9999 it is the first or last one of them.
    public init(seconds: Int64, zone: ZoneOffset, isLeapSecond: Bool = false) {
        self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
        self.zone = zone
        self.isLeapSecond = isLeapSecond
    }

    /// What the calendars and clocks of a zone show at this moment.
    public func time(in zone: ZoneOffset) -> CivilTime {
        let local = seconds + Int64(zone.minutes) * 60
        var (day, second) = local.quotientAndRemainder(dividingBy: Self.secondsOfDay)
        if second < 0 {
            day -= 1
            second += Self.secondsOfDay
        }
        return CivilTime(
            date: CivilDate(daysSinceEpoch: Int(day)), hour: Int(second / 3600),
            minute: Int(second / 60 % 60), second: Int(second % 60) + (isLeapSecond ? 1 : 0),
            zone: zone)
    }
}

/// A day and a time of day in a zone.
public struct CivilTime: Equatable, Sendable {
    /// The day.
    public let date: CivilDate

    /// 0 to 23.
    public let hour: Int

    /// 0 to 59.
    public let minute: Int

    /// 0 to 60.
    public let second: Int

    /// The zone.
    public let zone: ZoneOffset
}
