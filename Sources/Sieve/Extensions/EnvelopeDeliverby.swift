// RFC 6009, 5: the parts "bytimeabsolute", "bytimerelative", "bymode" and "bytrace" of the test
// "envelope", and :zone on it.
// Complete. They are in the envelope as far as the delivery knows them (`SieveEnvelope.deliverBy`).

extension SieveExtension {
    /// Looks at the time that the sender gave the mail.
    static let envelopeDeliverby = SieveExtension(
        "envelope-deliverby", specification: "RFC 6009",
        tags: [
            TagDefinition("zone", on: ["envelope"], value: Parameter("time-zone", .string)) {
                use, compilation in
                ZoneChoice(use.string, &compilation).map(EnvelopeZone.init)
            }
        ],
        envelopeParts: [
            EnvelopePart("bytimeabsolute") { run in
                run.envelope.deliverBy.map { [.moment($0.time)] } ?? []
            },
            EnvelopePart("bytimerelative") { run in
                guard let limit = run.envelope.deliverBy, let now = run.timeIfKnown else {
                    return []
                }
                let (left, isTooFar) = limit.time.subtractingReportingOverflow(now)
                return isTooFar ? [] : [.text(Array(String(left).utf8))]
            },
            EnvelopePart("bymode") { run in
                run.envelope.deliverBy.map { [.text(Array($0.mode.rawValue.utf8))] } ?? []
            },
            EnvelopePart("bytrace") { run in
                run.envelope.deliverBy?.isTraced == true ? [.text(Array("true".utf8))] : []
            },
        ])
}

/// The zone in which moments of the envelope are shown.
struct EnvelopeZone: TagEffect {
    let zone: ZoneChoice
}
