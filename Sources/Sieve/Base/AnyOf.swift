extension TestDefinition {
    /// `anyof <tests: test-list>`: a logical "or", from left to right (RFC 5228, 5.3).
    static let anyof = TestDefinition("anyof", Signature(tests: .list)) { arguments, _ in
        AnyOfTest(tests: arguments.tests)
    }
}

private struct AnyOfTest: CompiledTest {
    let tests: [any CompiledTest]

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try run.charge(1)
        for test in tests where try test.evaluate(in: &run) { return true }
        return false
    }

    var settledResult: Bool? {
        let results = tests.map(\.settledResult)
        if results.contains(true) { return true }
        return results.contains(nil) ? nil : false
    }
}
