import Mail
import Testing

@Suite struct CivilTimeTextTests {
    private func time(_ seconds: Int64, minutes: Int) -> CivilTime {
        let zone = ZoneOffset(minutes: minutes)
        return MailDate(seconds: seconds, zone: zone).time(in: zone)
    }

    @Test func `a moment as it stands in a field`() {
        #expect(time(0, minutes: 0).fieldText == "Thu, 01 Jan 1970 00:00:00 +0000")
        #expect(time(1_248_115_483, minutes: 180).fieldText == "Mon, 20 Jul 2009 21:44:43 +0300")
        #expect(time(1_248_115_483, minutes: -210).fieldText == "Mon, 20 Jul 2009 15:14:43 -0330")
    }

    @Test func `its parts have all their digits`() {
        let early = time(-62_135_596_800 + 3_661, minutes: 0)
        #expect(early.date.text == "0001-01-01")
        #expect(early.clockText == "01:01:01")
    }
}
