/// A test that records its result.
struct TracedTest: CompiledTest {
    let name: Word
    let offset: Int
    let test: any CompiledTest

    /// Whether it has a matcher, which records what it compares.
    let compares: Bool

    var settledResult: Bool? { test.settledResult }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let before = run[TraceLog.self].comparisons
        run[TraceLog.self].depth += 1
        let result: Bool
        do throws(RunFailure) {
            result = try test.evaluate(in: &run)
        } catch {
            run[TraceLog.self].depth -= 1
            throw error
        }
        if compares, run[TraceLog.self].comparisons == before {
            run.trace(.nothingToCompare, at: offset)
        }
        run[TraceLog.self].depth -= 1
        run.trace(.test(name.text, result), at: offset)
        return result
    }
}
