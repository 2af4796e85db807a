extension TestDefinition {
    /// `exists <names: string-list>`: whether all of the fields are there (RFC 5228, 5.5).
    static let exists = TestDefinition(
        "exists", Signature([Parameter("headers", .stringList)])
    ) { arguments, _ in
        ExistsTest(fields: FieldSelection(names: 0, of: arguments))
    }
}

private struct ExistsTest: CompiledTest {
    let fields: FieldSelection

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try fields.hasAll(in: &run)
    }
}
