internal import Mail

/// What a test looks at of a date (RFC 5260, 4.2).
enum DatePart: String, CaseIterable {
    case year, month, day, date, julian, hour, minute, second, time, iso8601, std11, zone, weekday

    /// The part of a name in any case.
    init?(named name: [UInt8]) {
        self.init(rawValue: String(decoding: ASCII.lowercased(name), as: UTF8.self))
    }

    /// The part as text.
    func text(of time: CivilTime) -> String {
        switch self {
        case .year: Self.padded(time.date.year, 4)
        case .month: Self.padded(time.date.month, 2)
        case .day: Self.padded(time.date.day, 2)
        case .date: time.date.text
        case .julian: String(time.date.daysSinceEpoch + Self.julianDayOfEpoch)
        case .hour: Self.padded(time.hour, 2)
        case .minute: Self.padded(time.minute, 2)
        case .second: Self.padded(time.second, 2)
        case .time: time.clockText
        case .iso8601: Self.iso8601(time)
        case .std11: time.fieldText
        case .zone: time.zone.text()
        case .weekday: String(time.date.weekday)
        }
    }

    /// The Modified Julian Day of 1970-01-01.
    private static let julianDayOfEpoch = 40_587

    private static func iso8601(_ time: CivilTime) -> String {
        let zone = time.zone == .utc ? "Z" : time.zone.text(separator: ":")
        return "\(time.date.text)T\(time.clockText)\(zone)"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// The part that a test asks for.
enum DatePartChoice: Sendable {
    case constant(DatePart)
    /// One that changes from run to run.
    case changing(StringTemplate)

    /// Reads the argument; nil after an error.
    init?(_ template: StringTemplate, _ compilation: inout Compilation) {
        guard let name = template.constant else {
            self = .changing(template)
            return
        }
        guard let part = DatePart(named: name) else {
            compilation.report(.noPart(name), at: template.offset)
            return nil
        }
        self = .constant(part)
    }

    /// The value of the part.
    ///
    /// Nil, with a warning, for a variable that names none: the test is false, as in Pigeonhole.
    func value(of time: CivilTime, in run: inout Run) throws(RunFailure) -> [UInt8]? {
        switch self {
        case .constant(let part): return Array(part.text(of: time).utf8)
        case .changing(let template):
            let name = try template.value(in: &run)
            try run.charge(name.count + 1)
            guard let part = DatePart(named: name) else {
                run.warn(.noPart(name), at: template.offset)
                return nil
            }
            return Array(part.text(of: time).utf8)
        }
    }
}

extension Diagnostic {
    fileprivate static func noPart(_ name: [UInt8]) -> Diagnostic {
        let parts = DatePart.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return Diagnostic("a date has no part \(quoted(name)); it has \(parts)")
    }
}
