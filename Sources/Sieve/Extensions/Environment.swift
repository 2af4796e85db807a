// RFC 5183: the test "environment".
// Complete: the items are the host's (`SiteEnvironment`), and there are "name", "version",
// "location" and "phase" in any case. One that does not exist fails the test.

internal import Mail

extension SieveExtension {
    /// Asks about the place where the script is run.
    static let environment = SieveExtension(
        "environment", specification: "RFC 5183", tests: [.environment])
}

extension TestDefinition {
    /// `environment [COMPARATOR] [MATCH-TYPE] <name: string> <key-list: string-list>`.
    static let environment = TestDefinition(
        "environment",
        Signature(
            [Parameter("name", .string), Parameter("key-list", .stringList)], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return EnvironmentTest(name: arguments.string(0), matcher: consume matcher)
    }
}

private struct EnvironmentTest: CompiledTest {
    let name: StringTemplate
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let name = try name.value(in: &run)
        try run.charge(name.count + 1)
        let item = String(decoding: ASCII.lowercased(name), as: UTF8.self)
        guard let value = run.environmentItem(item) else { return false }
        try run.charge(value.count)
        // An empty value counts as none (RFC 5183, 4).
        var progress = MatchProgress(countsEmptyValues: false)
        if try matcher.accepts(value, &progress, in: &run) { return true }
        return try matcher.concludes(&progress, in: &run)
    }
}
