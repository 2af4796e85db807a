internal import Mail

extension TestDefinition {
    /// `hasflag [MATCH-TYPE] [COMPARATOR] [<variable-list: string-list>]
    /// <list-of-flags: string-list>` (RFC 5232, 4).
    static let hasflag = TestDefinition(
        "hasflag",
        Signature(
            [
                Parameter("variable-list", .stringList, isOptional: true),
                Parameter("list-of-flags", .stringList),
            ], matching: .text)
    ) { arguments, compilation in
        var variables: [StringTemplate] = []
        for name in arguments.strings(0) {
            guard let variable = variable(name, &compilation) else { return nil }
            variables.append(variable)
        }
        guard
            let matcher = compilation.matcher(
                of: arguments, keys: 1, keysAreWordLists: true)
        else { return nil }
        return HasFlagTest(variables: arguments.has(0) ? variables : nil, matcher: consume matcher)
    }

    private static func variable(
        _ name: StringTemplate, _ compilation: inout Compilation
    ) -> StringTemplate? {
        guard let constant = name.constant else {
            compilation.report(.changing("the name of a variable"), at: name.offset)
            return nil
        }
        return FlagVariable(constant, at: name.offset, &compilation)?.read
    }
}

private struct HasFlagTest: CompiledTest {
    /// Nil for the internal variable.
    let variables: [StringTemplate]?
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        guard let variables else {
            let flags = run.internalFlags
            if try matches(flags, &progress, in: &run) { return true }
            return try matcher.concludes(&progress, in: &run)
        }
        for variable in variables {
            let flags = try FlagList.flags(in: StringList(variable), &run)
            if try matches(flags, &progress, in: &run) { return true }
        }
        return try matcher.concludes(&progress, in: &run)
    }

    private func matches(
        _ flags: [[UInt8]], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        for flag in flags where try matcher.accepts(flag, &progress, in: &run) { return true }
        return false
    }
}
