internal import Sieve

extension TestDefinition {
    /// `test_error [MATCH-TYPE] [COMPARATOR] [:index <n>] <keys: string-list>`: compares the
    /// errors of the last compile, run or execution.
    static let testError = TestDefinition(
        "test_error",
        Signature([Parameter("keys", .stringList)], tags: [.numbered], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 0) else { return nil }
        // Any error is the right one, and any number of them the right number.
        let isUnequal = arguments.matchTypeArgument?.string.constant == Array("ne".utf8)
        return ErrorTest(
            number: arguments.tag("index")?.number, resultOfAnyError: !isUnequal,
            matcher: consume matcher)
    }
}

private struct ErrorTest: CompiledTest {
    let number: UInt64?
    let resultOfAnyError: Bool
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        var errors = bench.with { $0.errors }
        if bench.acceptsAnyError, !errors.isEmpty { return resultOfAnyError }
        if let number {
            let index = Int(clamping: number) - 1
            errors = errors.indices.contains(index) ? [errors[index]] : []
        }
        return try matcher.accepts(any: errors, in: &run)
    }
}
