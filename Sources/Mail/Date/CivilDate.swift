/// A day of the Gregorian calendar, from 0000-01-01 to 9999-12-31 (RFC 3339 5.6, full-date).
public struct CivilDate: Equatable, Sendable {
    /// 0 to 9999; year 0 is the one before year 1.
    public let year: Int

    /// 1 to 12.
    public let month: Int

    /// 1 to 31.
    public let day: Int

    /// Makes a day; nil if the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The days that there are, by their distance from 1970-01-01.
    public static let range = -719_528...2_932_896

    /// The day that is so many days after 1970-01-01; beyond the range its first or last one.
    public init(daysSinceEpoch days: Int) {
        // Years begin with March here, so that the day that comes and goes is the last of a year.
        let days = min(max(days, Self.range.lowerBound), Self.range.upperBound) + 719_468 + 146_097
        let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
    }

    /// How many days after 1970-01-01 it is.
    public var daysSinceEpoch: Int {
        // An era of 400 years is added, so that nothing is negative.
        let yearFromMarch = (month <= 2 ? year - 1 : year) + 400
        let (era, yearOfEra) = yearFromMarch.quotientAndRemainder(dividingBy: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (era - 1) * 146_097 + dayOfEra - 719_468
    }

    /// 0 for Sunday to 6 for Saturday.
    public var weekday: Int {
        // 1970-01-01 was a Thursday; a multiple of seven makes the number positive.
        (daysSinceEpoch + 4 + 7 * 200_000) % 7
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
