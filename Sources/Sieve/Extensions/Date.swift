// RFC 5260, 4 and 5: the tests "date" and "currentdate" with :zone and :originalzone.
// Complete. The clock and the zone of the site are the host's (`SiteClock`); which dates are
// read is told at `MailDate`. A part or a zone that does not exist is an error of the script; in a
// variable the part makes the test false, and the zone is the local one, with a warning.

internal import Mail

extension SieveExtension {
    /// Looks at dates in header fields, and at the time now.
    static let date = SieveExtension(
        "date", specification: "RFC 5260", tests: [.date, .currentdate])
}

extension TestDefinition {
    /// `date [":zone" <time-zone: string> / ":originalzone"] [COMPARATOR] [MATCH-TYPE]
    /// <header-name: string> <date-part: string> <key-list: string-list>`.
    fileprivate static let date = TestDefinition(
        "date",
        Signature(
            [
                Parameter("header-name", .string), Parameter("date-part", .string),
                Parameter("key-list", .stringList),
            ],
            tags: [.zone, TagDefinition("originalzone", group: zoneGroup)], matching: .text)
    ) { arguments, compilation in
        guard let zone = ZoneChoice(arguments, &compilation),
            let part = DatePartChoice(arguments.string(1), &compilation),
            let matcher = compilation.matcher(of: arguments, keys: 2)
        else { return nil }
        return DateTest(
            fields: FieldSelection(names: 0, of: arguments), zone: zone, part: part,
            matcher: consume matcher)
    }

    /// `currentdate [":zone" <time-zone: string>] [COMPARATOR] [MATCH-TYPE]
    /// <date-part: string> <key-list: string-list>`.
    fileprivate static let currentdate = TestDefinition(
        "currentdate",
        Signature(
            [Parameter("date-part", .string), Parameter("key-list", .stringList)],
            tags: [.zone], matching: .text)
    ) { arguments, compilation in
        guard let zone = ZoneChoice(arguments, &compilation),
            let part = DatePartChoice(arguments.string(0), &compilation),
            let matcher = compilation.matcher(of: arguments, keys: 1)
        else { return nil }
        return CurrentDateTest(zone: zone, part: part, matcher: consume matcher)
    }
}

private let zoneGroup = "zone"

extension TagDefinition {
    fileprivate static let zone = TagDefinition(
        "zone", value: Parameter("time-zone", .string), group: zoneGroup)
}

private struct DateTest: CompiledTest {
    /// Reading a date looks at some octets twice.
    private static let stepsOfDateOctet = 4

    let fields: FieldSelection
    let zone: ZoneChoice
    let part: DatePartChoice
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        var place = FieldSelection.Place()
        // Only the first field counts (RFC 5260, 4).
        if let field = try fields.next(&place, in: &run) {
            let text = try run.text(of: field)
            try run.charge(Self.stepsOfDateOctet * text.count)
            if let date = MailDate(parsing: text) {
                let time = date.time(in: try zone.zone(of: date, in: &run))
                guard let value = try part.value(of: time, in: &run) else { return false }
                if try matcher.accepts(value, &progress, in: &run) { return true }
            }
        }
        return try matcher.concludes(&progress, in: &run)
    }
}

private struct CurrentDateTest: CompiledTest {
    let zone: ZoneChoice
    let part: DatePartChoice
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        let now = MailDate(seconds: try run.currentTime(), zone: .utc)
        let time = now.time(in: try zone.zone(of: now, in: &run))
        guard let value = try part.value(of: time, in: &run) else { return false }
        if try matcher.accepts(value, &progress, in: &run) { return true }
        return try matcher.concludes(&progress, in: &run)
    }
}
