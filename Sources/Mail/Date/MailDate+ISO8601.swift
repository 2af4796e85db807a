extension MailDate {
    /// Reads `2009-07-20T21:44:43+03:00` (RFC 3339 5.6), with `Z` for UTC, in any case; nil for all
    /// else.
    public init?(iso8601 text: [UInt8]) {
        let pattern = Array("dddd-dd-ddTdd:dd:dd".utf8)
        guard text.count > pattern.count,
            zip(text, pattern).allSatisfy({ byte, sign in
                sign == UInt8(ascii: "d") || ASCII.uppercased(byte) == sign
            }),
            let year = ASCII.number(text[0..<4]), let month = ASCII.number(text[5..<7]),
            let day = ASCII.number(text[8..<10]), let hour = ASCII.number(text[11..<13]),
            let minute = ASCII.number(text[14..<16]), let second = ASCII.number(text[17..<19]),
            hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: month, day: day),
            let zone = Self.zone(text[pattern.count...])
        else { return nil }
        let local = date.daysSinceEpoch * 86_400 + (hour * 60 + minute) * 60 + min(second, 59)
        self.init(
            seconds: Int64(local - zone.minutes * 60), zone: zone, isLeapSecond: second == 60)
    }

    /// `Z`, or an offset with a colon.
    private static func zone(_ text: ArraySlice<UInt8>) -> ZoneOffset? {
        if text.count == 1 { return ASCII.uppercased(text[text.startIndex]) == 0x5A ? .utc : nil }
        let colon = text.startIndex + 3
        guard text.count == 6, text[colon] == UInt8(ascii: ":") else { return nil }
        return ZoneOffset(text[..<colon] + text[(colon + 1)...])
    }
}
