internal import Mail

/// The time zone that a test of dates asks for (RFC 5260, 4.1).
enum ZoneChoice: Sendable {
    /// That of the site.
    case local
    /// That of the date itself.
    case original
    /// A fixed one.
    case constant(ZoneOffset)
    /// One that changes from run to run.
    case changing(StringTemplate)

    /// Reads `:zone` and `:originalzone`; nil after an error.
    init?(_ arguments: borrowing Arguments, _ compilation: inout Compilation) {
        if arguments.tag("originalzone") != nil {
            self = .original
            return
        }
        guard let template = arguments.tag("zone")?.string else {
            self = .local
            return
        }
        self.init(template, &compilation)
    }

    /// Reads the argument of `:zone`; nil after an error.
    init?(_ template: StringTemplate, _ compilation: inout Compilation) {
        guard let text = template.constant else {
            self = .changing(template)
            return
        }
        guard let zone = ZoneOffset(text) else {
            compilation.report(.noZone(text), at: template.offset)
            return nil
        }
        self = .constant(zone)
    }

    /// The zone to show a date in.
    ///
    /// A variable that has none means the local zone, with a warning, as in Pigeonhole.
    func zone(of date: MailDate, in run: inout Run) throws(RunFailure) -> ZoneOffset {
        switch self {
        case .local: return run.localZone(at: date.seconds)
        case .original: return date.zone
        case .constant(let zone): return zone
        case .changing(let template):
            let text = try template.value(in: &run)
            try run.charge(text.count + 1)
            guard let zone = ZoneOffset(text) else {
                run.warn(.noZone(text), at: template.offset)
                return run.localZone(at: date.seconds)
            }
            return zone
        }
    }
}

extension Diagnostic {
    fileprivate static func noZone(_ text: [UInt8]) -> Diagnostic {
        Diagnostic("\(quoted(text)) is no time zone; write it as in \"+0200\"")
    }
}
