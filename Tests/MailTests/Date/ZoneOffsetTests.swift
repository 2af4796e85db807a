import Testing

@testable import Mail

@Suite struct ZoneOffsetTests {
    @Test(arguments: [
        ("+0000", 0), ("-0000", 0), ("+0200", 120), ("-0530", -330), ("+1345", 825),
        ("+9959", 5_999), ("-9959", -5_999),
    ])
    func `a sign and four digits`(text: String, minutes: Int) {
        #expect(ZoneOffset(Array(text.utf8))?.minutes == minutes)
    }

    @Test(arguments: [
        "", "+", "0200", "+200", "+02000", "+0260", " +0200", "+02:00", "*0200", "+٠٢٠٠",
    ])
    func `all else is none`(text: String) {
        #expect(ZoneOffset(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("UT", 0), ("GMT", 0), ("est", -300), ("EDT", -240), ("CST", -360), ("CDT", -300),
        ("MST", -420), ("MDT", -360), ("PST", -480), ("pdt", -420), ("Z", 0), ("A", 0), ("x", 0),
        ("CEST", 0),
    ])
    func `words`(text: String, minutes: Int) {
        #expect(ZoneOffset(obsolete: Array(text.utf8))?.minutes == minutes)
    }

    @Test(arguments: ["", "E5T", "+", "GMT+1", "é"])
    func `no words`(text: String) {
        #expect(ZoneOffset(obsolete: Array(text.utf8)) == nil)
    }

    @Test func `as text`() {
        #expect(ZoneOffset(minutes: 0).text() == "+0000")
        #expect(ZoneOffset(minutes: -30).text() == "-0030")
        #expect(ZoneOffset(minutes: 825).text(separator: ":") == "+13:45")
        #expect(ZoneOffset(minutes: .max).text() == "+9959")
        #expect(ZoneOffset(minutes: .min).text() == "-9959")
    }
}
