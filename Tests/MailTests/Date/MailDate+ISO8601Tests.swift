import Mail
import Testing

@Suite struct MailDateISO8601Tests {
    private func parse(_ text: String) -> MailDate? { MailDate(iso8601: Array(text.utf8)) }

    @Test(arguments: [
        ("2009-07-20T21:44:43+03:00", 1_248_115_483, 180),
        ("2009-07-20t18:44:43z", 1_248_115_483, 0), ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("9999-12-31T23:59:59-99:59", 253_402_300_799, -5_999),
        ("2008-12-31T23:59:60Z", 1_230_767_999, 0),
    ])
    func `dates`(text: String, seconds: Int64, zone: Int) {
        #expect(parse(text)?.seconds == seconds)
        #expect(parse(text)?.zone.minutes == zone)
        #expect(parse(text)?.isLeapSecond == text.contains(":60Z"))
    }

    @Test(arguments: [
        "", "2009-07-20", "2009-07-20T21:44:43", "2009-07-20 21:44:43Z", "2009-7-20T21:44:43Z",
        "2009-02-29T21:44:43Z", "2009-07-20T24:00:00Z", "2009-07-20T00:60:00Z",
        "2009-07-20T00:00:61Z", "2009-07-20T00:00:00+0300", "2009-07-20T00:00:00+03:60",
        "2009-07-20T00:00:00+03-00", "2009-07-20T00:00:00Zx", "2009-07-20T00:00:00.5Z",
        "٢٠09-07-20T00:00:00Z", "2009-00-20T00:00:00Z",
    ])
    func `what is no date`(text: String) {
        #expect(parse(text) == nil)
    }

    @Test func `no octet makes it trap`() {
        let text = Array("2009-07-20T21:44:43+03:00".utf8)
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                _ = MailDate(iso8601: changed)
            }
            #expect(MailDate(iso8601: Array(text[..<index])) == nil)
        }
    }
}
