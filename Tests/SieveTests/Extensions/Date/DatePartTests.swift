import Mail
import Testing

@testable import Sieve

@Suite struct DatePartTests {
    private func parts(_ seconds: Int64, zone: Int) -> [String] {
        let time = MailDate(seconds: seconds, zone: .utc).time(in: ZoneOffset(minutes: zone))
        return DatePart.allCases.map { $0.text(of: time) }
    }

    @Test func `all parts of a moment`() {
        #expect(
            parts(1_248_115_483, zone: 180) == [
                "2009", "07", "20", "2009-07-20", "55032", "21", "44", "43", "21:44:43",
                "2009-07-20T21:44:43+03:00", "Mon, 20 Jul 2009 21:44:43 +0300", "+0300", "1",
            ])
    }

    @Test func `of one long ago`() {
        #expect(
            parts(-62_135_596_800, zone: 0) == [
                "0001", "01", "01", "0001-01-01", "-678575", "00", "00", "00", "00:00:00",
                "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000", "+0000", "1",
            ])
    }

    @Test func `the day that Modified Julian Days begin with`() {
        #expect(parts(-3_506_716_800, zone: 0)[4] == "0")
        #expect(parts(-3_506_716_800, zone: 0)[3] == "1858-11-17")
    }

    @Test func `west of Greenwich`() {
        #expect(parts(0, zone: -210)[9] == "1969-12-31T20:30:00-03:30")
        #expect(parts(0, zone: -210)[12] == "3")
    }

    @Test func `names in any case`() {
        #expect(DatePart(named: Array("IsO8601".utf8)) == .iso8601)
        #expect(DatePart(named: Array("iso".utf8)) == nil)
    }
}
