// RFC 7352: the test "duplicate".
// Complete. What is remembered is written when the message has been delivered (`DeliveryMemory`), and
// identifies messages within the script of one user. A field without a value identifies nothing.

internal import Mail

extension SieveExtension {
    /// Finds out whether a message has been here before.
    static let duplicate = SieveExtension(
        "duplicate", specification: "RFC 7352", tests: [.duplicate],
        settings: DuplicateSettings.self)
}

/// What a site can set about `duplicate`.
struct DuplicateSettings: ExtensionSettings {
    /// Seconds that a message is remembered without `:seconds`, as RFC 7352, 3.3 advises.
    var defaultPeriod: UInt64 = 7 * 86_400

    /// Seconds that a message is remembered at most.
    var maximumPeriod: UInt64 = 30 * 86_400

    static let definitions: [SettingDefinition<DuplicateSettings>] = [
        .period(
            "duplicate_default_period", "how long messages are remembered without :seconds",
            \.defaultPeriod),
        .period(
            "duplicate_max_period", "how long messages are remembered at most", \.maximumPeriod),
    ]
}

extension TestDefinition {
    /// `duplicate [":handle" <handle: string>] [":header" <header-name: string> /
    /// ":uniqueid" <value: string>] [":seconds" <timeout: number>] [":last"]`.
    fileprivate static let duplicate = TestDefinition(
        "duplicate",
        Signature(
            tags: [
                TagDefinition("handle", value: Parameter("handle", .string)),
                TagDefinition("header", value: Parameter("header-name", .string), group: source),
                TagDefinition("uniqueid", value: Parameter("value", .string), group: source),
                TagDefinition("seconds", value: Parameter("timeout", .number)),
                TagDefinition("last"),
            ])
    ) { arguments, _ in
        DuplicateTest(
            handle: arguments.tag("handle")?.string, header: arguments.tag("header")?.string,
            uniqueID: arguments.tag("uniqueid")?.string,
            seconds: arguments.tag("seconds")?.number,
            beginsAnew: arguments.tag("last") != nil)
    }

    private static let source = "source of the unique ID"
}

private struct DuplicateTest: CompiledTest {
    let handle: StringTemplate?
    /// The name of the field that identifies the message.
    let header: StringTemplate?
    /// What identifies the message, if no field does.
    let uniqueID: StringTemplate?
    let seconds: UInt64?
    /// Whether the time begins anew with each message.
    let beginsAnew: Bool

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let settings = run.settings[DuplicateSettings.self]
        let seconds = min(seconds ?? settings.defaultPeriod, settings.maximumPeriod)
        guard seconds > 0, let key = try identity(in: &run) else {
            run.explain(
                seconds > 0 ? "nothing identifies the message" : "nothing is remembered for 0 s")
            return false
        }
        // A handle that is empty is another one than none.
        let name = try handle?.value(in: &run)
        let handle = name.map { Array("handle ".utf8) + $0 } ?? []
        let entry = MemoryEntry(owner: "duplicate", handle: handle, key: key)
        let isKnown = try run.remembers(entry)
        run.explain("\(TraceEvent.quoted(key)) came \(isKnown ? "before" : "for the first time")")
        if !isKnown || beginsAnew { try run.add(RememberAction(entry, seconds: seconds)) }
        return isKnown
    }

    /// What identifies the message; nil if nothing does.
    private func identity(in run: inout Run) throws(RunFailure) -> [UInt8]? {
        if let uniqueID { return try uniqueID.value(in: &run) }
        let name = try header?.value(in: &run) ?? Array("Message-ID".utf8)
        let fields = run.message.header.fields
        try run.charge(fields.count)
        guard let index = fields.firstIndex(where: { $0.isNamed(name) }) else { return nil }
        let text = try run.text(of: .other(fields[index]))
        return text.isEmpty ? nil : text
    }
}
