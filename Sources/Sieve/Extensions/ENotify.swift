// RFC 5435: the action "notify", the tests "valid_notify_method" and "notify_method_capability", and
// the modifier :encodeurl of "set".
// Complete. Notices go out by mail (RFC 5436); the methods that are known are files in
// ENotify/Methods. Those of XMPP (RFC 5437), SIP (RFC 6468) and telephone are read and checked, but
// nothing here can send them, which a script can ask with "valid_notify_method". A URI of no known
// method is an error of the script, where it is no variable.

internal import Mail

extension SieveExtension {
    /// Tells people that a message has come.
    static let enotify = SieveExtension(
        "enotify", specification: "RFC 5435", commands: [.notify],
        tests: [.validNotifyMethod, .notifyMethodCapability],
        tags: [
            TagDefinition(
                "encodeurl", on: ["set"], group: StringModifier.precedenceGroup(15)
            ) { _, _ in
                StringModifier(precedence: 15, applyWithin: PercentEncoding.encode)
            }
        ], settings: NotifySettings.self)
}

/// What a site can set about notices.
struct NotifySettings: ExtensionSettings {
    /// Notices of one run; none may be sent if it is zero.
    var limit = 10

    /// Recipients of one notice by mail, and header fields that its URI may add.
    var recipients = 8
    var fields = 16

    /// The envelope sender of notices by mail; nil for that of `:from`, or else the postmaster.
    var envelopeSender: AddressSource?

    static let definitions: [SettingDefinition<NotifySettings>] = [
        .number(
            "notify_max_notifications", "notices about one message, 0 for none", in: 0...1_000,
            \.limit),
        .number(
            "notify_mailto_max_recipients", "recipients of a notice", in: 1...1_000, \.recipients),
        .number(
            "notify_mailto_max_headers", "fields that a mailto URI may add", in: 0...1_000, \.fields
        ),
        .source("notify_mailto_envelope_from", "the envelope sender of notices") {
            $0.envelopeSender = $1
        },
    ]
}

extension TestDefinition {
    /// `valid_notify_method <notification-uris: string-list>` (RFC 5435, 4).
    fileprivate static let validNotifyMethod = TestDefinition(
        "valid_notify_method", Signature([Parameter("notification-uris", .stringList)])
    ) { arguments, _ in
        ValidNotifyMethod(uris: arguments.strings(0))
    }

    /// `notify_method_capability [COMPARATOR] [MATCH-TYPE] <notification-uri: string>
    /// <notification-capability: string> <key-list: string-list>` (RFC 5435, 5).
    fileprivate static let notifyMethodCapability = TestDefinition(
        "notify_method_capability",
        Signature(
            [
                Parameter("notification-uri", .string),
                Parameter("notification-capability", .string), Parameter("key-list", .stringList),
            ], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 2) else { return nil }
        return NotifyMethodCapability(
            uri: arguments.string(0), capability: arguments.string(1), matcher: consume matcher,
            knowsCopies: compilation.isEnabled("fcc"))
    }
}

private struct ValidNotifyMethod: CompiledTest {
    let uris: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for uri in uris {
            let uri = try uri.value(in: &run)
            guard case .method = try NotifyMethods.find(uri, in: &run) else {
                run.explain("\(TraceEvent.quoted(uri)) can not be notified")
                return false
            }
            run.explain("\(TraceEvent.quoted(uri)) can be notified")
        }
        return true
    }
}

private struct NotifyMethodCapability: CompiledTest {
    let uri: StringTemplate
    let capability: StringTemplate
    let matcher: any Matcher

    /// Whether it can be asked whether a notice can be copied, which `fcc` adds (RFC 8580, 5.1).
    let knowsCopies: Bool

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let name = try ASCII.lowercased(capability.value(in: &run))
        guard let value = try value(of: String(decoding: name, as: UTF8.self), in: &run) else {
            return false
        }
        var progress = MatchProgress(countsEmptyValues: false)
        if try matcher.accepts(Array(value.utf8), &progress, in: &run) { return true }
        return try matcher.concludes(&progress, in: &run)
    }

    private func value(of name: String, in run: inout Run) throws(RunFailure) -> String? {
        let uri = try uri.value(in: &run)
        if name == "fcc", knowsCopies {
            try run.charge(uri.count + 1)
            // The method need not be followed by any address, and all that is sent are mails.
            return NotifyMethods.isSupported(uri) ? "yes" : nil
        }
        guard case .method(let method) = try NotifyMethods.find(uri, in: &run) else { return nil }
        return method.capability(name)
    }
}
