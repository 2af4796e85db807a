extension TestDefinition {
    /// `allof <tests: test-list>`: a logical "and", from left to right (RFC 5228, 5.2).
    static let allof = TestDefinition("allof", Signature(tests: .list)) { arguments, _ in
        AllOfTest(tests: arguments.tests)
    }
}

private struct AllOfTest: CompiledTest {
    let tests: [any CompiledTest]

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try run.charge(1)
        for test in tests where try !test.evaluate(in: &run) { return false }
        return true
    }

    var settledResult: Bool? {
        let results = tests.map(\.settledResult)
        if results.contains(false) { return false }
        return results.contains(nil) ? nil : true
    }
}
