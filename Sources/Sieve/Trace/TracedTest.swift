/// A test that records its result.
struct TracedTest: CompiledTest {
    let name: Word
    let offset: Int
    let test: any CompiledTest

    /// Whether it has a matcher, which records what it compares.
    let compares: Bool

    var settledResult: Bool? { test.settledResult }
    var constantResult: Bool? { test.constantResult }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let before = run[TraceLog.self].comparisons
        let outer = run[TraceLog.self].offset
        run[TraceLog.self].depth += 1
        run[TraceLog.self].offset = offset
        let result: Bool
        do throws(RunFailure) {
            result = try test.evaluate(in: &run)
        } catch {
            run[TraceLog.self].depth -= 1
            run[TraceLog.self].offset = outer
            throw error
        }
        run[TraceLog.self].offset = outer
        if compares, run[TraceLog.self].comparisons == before {
            run.trace(.nothingToCompare, at: offset)
        }
        run[TraceLog.self].depth -= 1
        run.trace(.test(name.text, result), at: offset)
        return result
    }
}
