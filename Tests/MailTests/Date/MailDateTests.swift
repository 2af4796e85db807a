import Mail
import Testing

@Suite struct MailDateTests {
    private func text(_ time: CivilTime) -> String {
        "\(time.date.year)-\(time.date.month)-\(time.date.day) "
            + "\(time.hour):\(time.minute):\(time.second) \(time.zone.text())"
    }

    @Test(arguments: [
        (0, 0, "1970-1-1 0:0:0 +0000"), (0, -1, "1969-12-31 23:59:0 -0001"),
        (-1, 0, "1969-12-31 23:59:59 +0000"), (86_399, 1, "1970-1-2 0:0:59 +0001"),
        (1_248_115_483, 180, "2009-7-20 21:44:43 +0300"),
        (1_248_115_483, -600, "2009-7-20 8:44:43 -1000"),
    ])
    func `what a zone shows`(seconds: Int, zone: Int, expected: String) {
        let date = MailDate(seconds: Int64(seconds), zone: .utc)
        #expect(text(date.time(in: ZoneOffset(minutes: zone))) == expected)
    }

    @Test func `the ends of time are shown in every zone`() {
        for minutes in [Int.min, -720, 0, 720, .max] {
            let zone = ZoneOffset(minutes: minutes)
            let first = MailDate(seconds: .min, zone: .utc).time(in: zone)
            let last = MailDate(seconds: .max, zone: .utc).time(in: zone)
            #expect(first.date.year == 0 && last.date.year == 9999)
        }
        #expect(
            text(MailDate(seconds: .max, zone: .utc).time(in: .utc)) == "9999-12-31 23:59:59 +0000")
        #expect(text(MailDate(seconds: .min, zone: .utc).time(in: .utc)) == "0-1-1 0:0:0 +0000")
    }

    @Test func `a leap second is the sixtieth`() {
        let date = MailDate(seconds: 1_230_767_999, zone: .utc, isLeapSecond: true)
        #expect(text(date.time(in: .utc)) == "2008-12-31 23:59:60 +0000")
    }
}
