internal import Mail
internal import Sieve

extension CommandDefinition {
    /// `test_imap_metadata_set [:mailbox <mailbox: string>] <annotation: string> <value: string>`:
    /// sets an annotation of a mailbox, or of the server.
    static let testMetadataSet = CommandDefinition(
        "test_imap_metadata_set",
        Signature(
            [Parameter("annotation", .string), Parameter("value", .string)],
            tags: [TagDefinition("mailbox", value: Parameter("mailbox", .string))])
    ) { arguments, _ in
        SetMetadata(
            mailbox: arguments.tag("mailbox")?.string, name: arguments.string(0),
            value: arguments.string(1))
    }
}

private struct SetMetadata: CompiledCommand {
    let mailbox: StringTemplate?
    let name: StringTemplate
    let value: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        let mailbox = try mailbox?.value(in: &run)
        let name = try String(decoding: ASCII.lowercased(name.value(in: &run)), as: UTF8.self)
        let value = try value.value(in: &run)
        bench.with { $0.world.annotate(name, of: mailbox, with: value) }
        return .next
    }
}
