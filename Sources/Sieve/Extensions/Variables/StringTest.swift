extension TestDefinition {
    /// `string [MATCH-TYPE] [COMPARATOR] <source: string-list> <keys: string-list>`
    /// (RFC 5229, 5).
    static let string = TestDefinition(
        "string",
        Signature(
            [Parameter("source", .stringList), Parameter("keys", .stringList)], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return StringTest(source: arguments.strings(0), matcher: consume matcher)
    }
}

private struct StringTest: CompiledTest {
    let source: StringList
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress(countsEmptyValues: false)
        for template in source {
            let value = try template.value(in: &run)
            try run.charge(value.count + 1)
            if try matcher.accepts(value, &progress, in: &run) { return true }
        }
        return try matcher.concludes(&progress, in: &run)
    }
}
