// RFC 6009, 4: the parts "notify", "orcpt", "ret" and "envid" of the test "envelope".
// Complete. They are in the envelope as far as the delivery knows them (`SieveEnvelope.status`).

extension SieveExtension {
    /// Looks at the notices that the sender asked for.
    static let envelopeDsn = SieveExtension(
        "envelope-dsn", specification: "RFC 6009",
        envelopeParts: [
            EnvelopePart("notify") { run in
                run.envelope.status.notify.map { .text(Array($0.rawValue.utf8)) }
            },
            EnvelopePart("orcpt") { run in
                run.envelope.status.originalRecipient.map { [.text($0)] } ?? []
            },
            EnvelopePart("ret") { run in
                run.envelope.status.extent.map { [.text(Array($0.rawValue.utf8))] } ?? []
            },
            EnvelopePart("envid") { run in
                run.envelope.status.envelopeID.map { [.text($0)] } ?? []
            },
        ])
}
