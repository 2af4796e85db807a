extension CivilDate {
    /// `2009-07-20` (RFC 3339 5.6, full-date).
    public var text: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension CivilTime {
    /// `21:44:43`, the time of day.
    public var clockText: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }

    /// `Mon, 20 Jul 2009 21:44:43 +0300`, as it stands in a `Date` field (RFC 5322 3.3).
    public var fieldText: String {
        "\(MailDate.weekdays[date.weekday]), \(padded(date.day, 2)) "
            + "\(MailDate.months[date.month - 1]) \(padded(date.year, 4)) "
            + "\(clockText) \(zone.text())"
    }
}

private func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
