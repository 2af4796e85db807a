import Mail
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (0, 1970, 1, 1, 4), (-1, 1969, 12, 31, 3), (14_445, 2009, 7, 20, 1),
        (11_016, 2000, 2, 29, 2), (11_017, 2000, 3, 1, 3), (-719_528, 0, 1, 1, 6),
        (2_932_896, 9999, 12, 31, 5), (-40_587, 1858, 11, 17, 3), (19_782, 2024, 2, 29, 4),
        (-25_509, 1900, 2, 28, 3), (-25_508, 1900, 3, 1, 4),
    ])
    func `days and dates`(days: Int, year: Int, month: Int, day: Int, weekday: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.weekday == weekday)
    }

    @Test func `every day of the range follows the one before`() throws {
        var weekday = 6
        for days in stride(from: CivilDate.range.lowerBound, through: 800_000, by: 1) {
            let date = CivilDate(daysSinceEpoch: days)
            guard date.daysSinceEpoch == days, date.weekday == weekday,
                CivilDate(year: date.year, month: date.month, day: date.day) == date
            else {
                Issue.record("\(days): \(date)")
                return
            }
            weekday = (weekday + 1) % 7
        }
    }

    @Test func `beyond the range are its ends`() {
        let last = CivilDate(daysSinceEpoch: CivilDate.range.upperBound)
        #expect(CivilDate(daysSinceEpoch: .max) == last)
        #expect(CivilDate(daysSinceEpoch: CivilDate.range.upperBound + 1) == last)
        #expect(CivilDate(daysSinceEpoch: .min) == CivilDate(year: 0, month: 1, day: 1))
    }

    @Test(arguments: [
        (2009, 2, 29), (1900, 2, 29), (2100, 2, 29), (2009, 4, 31), (2009, 0, 1), (2009, 13, 1),
        (2009, 1, 0), (2009, 1, 32), (10_000, 1, 1), (-1, 1, 1), (.max, .max, .max),
        (.min, .min, .min), (2009, 1, -1),
    ])
    func `days that no calendar has`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }
}
