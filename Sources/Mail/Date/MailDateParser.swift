extension MailDate {
    /// Reads the date of a header field: the whole field, or what follows the last semicolon
    /// outside of comments and quoted strings, as in `Received`; nil if it is none.
    ///
    ///     Mon, 20 Jul 2009 21:44:43 +0300 (summer time)
    ///     by mx.example.org with SMTP id 1; 20 Jul 09 21:44 EST
    ///
    /// The obsolete forms of RFC 5322 4.3 are read too, and dates without a zone, as of UTC. A
    /// wrong name of the day does no harm.
    public init?(parsing field: [UInt8]) {
        var parser = MailDateParser(field[MailDateParser.start(in: field)...])
        guard let date = parser.parse() else { return nil }
        self = date
    }
}

/// The grammar of RFC 5322 3.3 with the obsolete forms of 4.3.
struct MailDateParser {
    private var scanner: AddressScanner

    init(_ bytes: ArraySlice<UInt8>) {
        scanner = AddressScanner(bytes)
    }

    /// Where the date begins.
    static func start(in field: [UInt8]) -> Int {
        var scanner = AddressScanner(field[...])
        var start = 0
        while true {
            scanner.skipBadPiece()
            guard let byte = scanner.current else { return start }
            scanner.advance()
            if byte == UInt8(ascii: ";") { start = scanner.position }
        }
    }

    /// The date, if there is nothing else.
    mutating func parse() -> MailDate? {
        scanner.skipSpace()
        guard skipWeekday(), let date = date(), let time = time(), let zone = zone(),
            scanner.current == nil
        else { return nil }
        let seconds = (time.hour * 60 + time.minute) * 60 + min(time.second, 59)
        return MailDate(
            seconds: Int64(date.daysSinceEpoch * 86_400 + seconds - zone.minutes * 60),
            zone: zone, isLeapSecond: time.second == 60)
    }

    /// The optional name of the day and its comma; false if it is another word.
    private mutating func skipWeekday() -> Bool {
        guard let first = scanner.current, !ASCII.isDigit(first) else { return true }
        guard index(of: word(), in: MailDate.weekdays) != nil else { return false }
        return scanner.take(UInt8(ascii: ",")) && skipSpace()
    }

    private mutating func date() -> CivilDate? {
        guard let day = number(digits: 1...2), let month = index(of: word(), in: MailDate.months),
            let year = year()
        else { return nil }
        return CivilDate(year: year, month: month + 1, day: day)
    }

    /// Two digits are a year from 1950 to 2049, three are counted from 1900.
    private mutating func year() -> Int? {
        let digits = word()
        guard let year = Self.number(digits, digits: 2...4) else { return nil }
        switch digits.count {
        case 2: return year < 50 ? 2000 + year : 1900 + year
        case 3: return 1900 + year
        default: return year
        }
    }

    private mutating func time() -> (hour: Int, minute: Int, second: Int)? {
        guard let hour = number(digits: 1...2), hour < 24, takeColon(),
            let minute = number(digits: 2...2), minute < 60
        else { return nil }
        guard takeColon() else { return (hour, minute, 0) }
        guard let second = number(digits: 2...2), second <= 60 else { return nil }
        return (hour, minute, second)
    }

    private mutating func zone() -> ZoneOffset? {
        guard scanner.current != nil else { return .utc }
        let word = word()
        return ZoneOffset(word) ?? ZoneOffset(obsolete: word)
    }

    private mutating func takeColon() -> Bool {
        scanner.take(UInt8(ascii: ":")) && skipSpace()
    }

    /// Always true.
    private mutating func skipSpace() -> Bool {
        scanner.skipSpace()
        return true
    }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        Self.number(word(), digits: digits)
    }

    private static func number(_ word: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        digits.contains(word.count) ? ASCII.number(word) : nil
    }

    /// A word, and the white space and comments after it.
    private mutating func word() -> ArraySlice<UInt8> {
        let word = scanner.atom()
        scanner.skipSpace()
        return word
    }

    private func index(of word: ArraySlice<UInt8>, in names: [String]) -> Int? {
        names.firstIndex { ASCII.equalIgnoringCase($0.utf8, word) }
    }
}

extension MailDate {
    /// The names of the days, from Sunday on.
    public static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// The names of the months, from January on.
    public static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
