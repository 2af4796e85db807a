extension TestDefinition {
    /// `anyof <tests: test-list>`: a logical "or", from left to right (RFC 5228, 5.3).
    static let anyof = TestDefinition(
        "anyof", Signature(tests: .list, endingResult: true)
    ) { arguments, _ in
        AnyOfTest(tests: arguments.tests)
    }
}

private struct AnyOfTest: CompiledTest {
    let tests: [any CompiledTest]

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for index in tests.indices {
            try run.charge(1)
            if try tests[index].evaluate(in: &run) { return true }
        }
        return false
    }

    var settledResult: Bool? {
        var result: Bool? = false
        for index in tests.indices {
            let settled = tests[index].settledResult
            if settled == true { return true }
            if settled == nil { result = nil }
        }
        return result
    }
}
