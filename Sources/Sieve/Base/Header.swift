extension TestDefinition {
    /// `header [COMPARATOR] [MATCH-TYPE] <names: string-list> <keys: string-list>`
    /// (RFC 5228, 5.7).
    static let header = TestDefinition(
        "header",
        Signature(
            [Parameter("headers", .stringList), Parameter("keys", .stringList)], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return HeaderTest(
            fields: FieldSelection(names: 0, of: arguments), matcher: consume matcher)
    }
}

private struct HeaderTest: CompiledTest {
    let fields: FieldSelection
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        var place = FieldSelection.Place()
        while let field = try fields.next(&place, in: &run) {
            if try matcher.accepts(run.text(of: field), &progress, in: &run) { return true }
        }
        return try matcher.concludes(&progress, in: &run)
    }
}
