import Testing

@testable import ProgramRunning

/// What ``RunningPrograms/kill()`` does is shown by mailwright-lda: here it would kill the programs
/// of the tests beside.
@Suite struct RunningProgramsTests {
    @Test func `each program has a place of its own until it leaves it`() throws {
        RunningPrograms.prepare()
        let first = try #require(RunningPrograms.takePlace())
        let second = try #require(RunningPrograms.takePlace())
        #expect(first != second)
        RunningPrograms.leave(first)
        RunningPrograms.leave(second)
    }

    @Test func `a place that was left can be taken again, any number of times`() throws {
        for _ in 0..<1000 {
            let place = try #require(RunningPrograms.takePlace())
            RunningPrograms.leave(place)
        }
    }
}
