extension TestDefinition {
    /// `not <test>` (RFC 5228, 5.8).
    static let not = TestDefinition("not", Signature(tests: .one)) { arguments, _ in
        arguments.takeTest().map(NotTest.init)
    }
}

private struct NotTest: CompiledTest {
    let test: any CompiledTest

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try !test.evaluate(in: &run)
    }

    var settledResult: Bool? { test.settledResult.map { !$0 } }
    var constantResult: Bool? { test.constantResult.map { !$0 } }
}
