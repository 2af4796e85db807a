import Mail
import Testing

@Suite struct MailDateParserTests {
    private func parse(_ text: String) -> MailDate? { MailDate(parsing: Array(text.utf8)) }

    private static let date: Int64 = 1_248_115_483

    @Test(arguments: [
        ("Mon, 20 Jul 2009 21:44:43 +0300", 0, 180), ("20 Jul 2009 21:44:43 +0300", 0, 180),
        ("mon, 20 JUL 2009 21:44:43 +0300", 0, 180), ("Tue,20 Jul 2009 21:44:43 +0300", 0, 180),
        ("  Mon , 20  Jul\r\n 2009 21 : 44 : 43\t+0300 ", 0, 180),
        ("Mon, 20 Jul 2009 21:44:43 +0300 (a (nested) one)", 0, 180),
        ("(x)Mon(x),(x)20(x)Jul(x)2009(x)21:44:43(x)+0300(x", 0, 180),
        ("20 Jul 09 14:44:43 EDT", 0, -240), ("20 Jul 109 18:44:43 Z", 0, 0),
        ("20 Jul 2009 18:44:43 GMT", 0, 0), ("20 Jul 2009 18:44:43 -0000", 0, 0),
        ("20 Jul 2009 18:44:43 K", 0, 0), ("20 Jul 2009 18:44:43", 0, 0),
        ("20 Jul 2009 18:44 UT", -43, 0), ("20 Jul 2009 8:44:43 -1000", 0, -600),
        ("from a by b; 20 Jul 2009 21:44:43 +0300", 0, 180),
        ("from a (b; c) by \"d; e\"; x; 20 Jul 2009 21:44:43 +0300 (; no)", 0, 180),
        ("from [1.2.3.4], by b with SMTP id <x@y>\r\n\t; Mon, 20 Jul 2009 21:44:43 +0300", 0, 180),
    ])
    func `one moment in many forms`(text: String, difference: Int64, zone: Int) {
        let found = parse(text)
        #expect(found?.seconds == Self.date + difference)
        #expect(found?.zone.minutes == zone)
    }

    @Test(arguments: [
        ("1 Jan 00 00:00 Z", 946_684_800), ("1 Jan 49 00:00 Z", 2_493_072_000),
        ("1 Jan 50 00:00 Z", -631_152_000), ("1 Jan 99 00:00 Z", 915_148_800),
        ("1 Jan 100 00:00 Z", 946_684_800), ("1 Jan 0000 00:00 Z", -62_167_219_200),
        ("31 Dec 9999 23:59:59 Z", 253_402_300_799),
        ("31 Dec 9999 23:59:59 -9959", 253_402_300_799),
        ("1 Jan 0000 00:00 +9959", -62_167_219_200), ("29 Feb 2000 00:00 Z", 951_782_400),
        ("31 Dec 2008 23:59:60 Z", 1_230_767_999),
    ])
    func `years, leap days and leap seconds`(text: String, seconds: Int64) {
        #expect(parse(text)?.seconds == seconds)
        #expect(parse(text)?.isLeapSecond == text.contains(":60"))
    }

    @Test(arguments: [
        "", " ", "Mon", "Mon,", "Moo, 34 Juul 3060 25:30:42 +6600",
        "Moo, 20 Jul 2009 21:44:43 +0300", "Mon 20 Jul 2009 21:44:43 +0300",
        "32 Jan 2009 00:00 Z", "29 Feb 2009 00:00 Z", "0 Jan 2009 00:00 Z", "31 Apr 2009 00:00 Z",
        "20 Juli 2009 00:00 Z", "20 07 2009 00:00 Z", "20 Jul 9 00:00 Z", "20 Jul 20099 00:00 Z",
        "20 Jul 2009", "20 Jul 2009 24:00 Z", "20 Jul 2009 00:60 Z", "20 Jul 2009 00:00:61 Z",
        "20 Jul 2009 00: Z", "20 Jul 2009 0000 Z", "20 Jul 2009 00:0 Z", "20 Jul 2009 00:00:0 Z",
        "20 Jul 2009 00:00 +0260", "20 Jul 2009 00:00 +02000", "20 Jul 2009 00:00 +02:00",
        "20 Jul 2009 00:00 Z x", "020 Jul 2009 00:00 Z", "-1 Jul 2009 00:00 Z",
        "99999999999999999999 Jul 2009 00:00 Z", "20 Jul 99999999999999999999 00:00 Z",
        "20 Jul 2009 99999999999999999999:00 Z", "2009-07-20T21:44:43Z",
        "20 Jul 2009 21:44:43 +0300;", "20 Jul 2009 21:44:43 +0300; by x", "٢٠ Jul 2009 00:00 Z",
    ])
    func `what is no date`(text: String) {
        #expect(parse(text) == nil)
    }

    @Test func `no prefix and no octet makes it trap`() {
        let text = Array("by (a\\b) \"c\"; Mon, 29 Feb 1996 23:59:60 +9959 (x)".utf8)
        for end in 0...text.count { _ = MailDate(parsing: Array(text[..<end])) }
        for index in text.indices {
            for byte: UInt8 in [0, 0x22, 0x28, 0x29, 0x2C, 0x39, 0x3B, 0x5C, 0x80, 0xFF] {
                var changed = text
                changed[index] = byte
                _ = MailDate(parsing: changed)
            }
        }
        #expect(MailDate(parsing: text)?.isLeapSecond == true)
    }

    @Test func `hostile fields cost linear time`() {
        for piece in ["(", ";", "\"", "Mon,", "(;", "\\"] {
            #expect(parse(String(repeating: piece, count: 300_000)) == nil)
        }
    }
}
