// RFC 5232: the actions "setflag", "addflag", "removeflag", the test "hasflag", and the tag
// :flags on "keep" and "fileinto".
// Complete. What IMAP can not store is left out, as the RFC asks.

internal import Mail

extension SieveExtension {
    /// IMAP flags and keywords of the stored message.
    static let imap4flags = SieveExtension(
        "imap4flags", specification: "RFC 5232",
        commands: [
            .flagCommand("setflag") { _, new in new },
            .flagCommand("addflag") { old, new in FlagList.adding(new, to: old) },
            .flagCommand("removeflag") { old, gone in FlagList.removing(gone, from: old) },
        ],
        tests: [.hasflag],
        tags: TagDefinition.ofStore(
            "flags", on: ["keep", "fileinto"], value: Parameter("list-of-flags", .stringList)
        ) { use, _ in
            SetFlags(flags: use.strings)
        },
        // Without :flags the internal variable holds, also for the implicit keep (RFC 5232, 3).
        storeDefaults: { request, run in
            request.flags = run.internalFlags
        })
}

/// The internal variable: the flags of every `keep` and `fileinto` that does not say its own.
struct InternalFlags: ExtensionState {
    var flags: [[UInt8]] = []

    static var belongsToMessage: Bool { true }
}

extension Run {
    /// The internal variable of RFC 5232, the flags that the message has or is to get.
    ///
    /// A message that is stored already begins with the flags that it has.
    public var internalFlags: [[UInt8]] {
        get { existing(InternalFlags.self)?.flags ?? messageFlags }
        set { self[InternalFlags.self].flags = newValue }
    }
}

private struct SetFlags: ActionModifier {
    let flags: StringList

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        let values = try FlagList.flags(in: flags, &run)
        action.store?.flags = values
    }
}
