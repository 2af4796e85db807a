extension TestDefinition {
    /// `allof <tests: test-list>`: a logical "and", from left to right (RFC 5228, 5.2).
    static let allof = TestDefinition(
        "allof", Signature(tests: .list, endingResult: false)
    ) { arguments, _ in
        AllOfTest(tests: arguments.tests)
    }
}

private struct AllOfTest: CompiledTest {
    let tests: [any CompiledTest]

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for index in tests.indices {
            try run.charge(1)
            if try !tests[index].evaluate(in: &run) { return false }
        }
        return true
    }

    var settledResult: Bool? {
        var result: Bool? = true
        for index in tests.indices {
            let settled = tests[index].settledResult
            if settled == false { return false }
            if settled == nil { result = nil }
        }
        return result
    }
}
