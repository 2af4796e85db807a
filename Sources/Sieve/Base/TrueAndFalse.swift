extension TestDefinition {
    /// `true` (RFC 5228, 5.10).
    static let `true` = TestDefinition("true") { _, _ in Constant(result: true) }

    /// `false` (RFC 5228, 5.6).
    static let `false` = TestDefinition("false") { _, _ in Constant(result: false) }
}

private struct Constant: CompiledTest {
    let result: Bool

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool { result }

    var constantResult: Bool? { result }
}
