import Testing

@testable import Sieve

@Suite struct LineMapTests {
    private let map = LineMap(Array("ab\nc\r\n\nd".utf8))

    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 2, 2), (5, 2, 3), (6, 3, 1), (7, 4, 1),
        (8, 4, 2), (99, 4, 2),
    ])
    func `lines and columns count from 1, in bytes`(_ offset: Int, _ line: Int, _ column: Int) {
        let place = map.place(of: offset)
        #expect([place.line, place.column] == [line, column])
    }

    @Test func `an empty script has a first line`() {
        let place = LineMap([]).place(of: 0)
        #expect([place.line, place.column] == [1, 1])
    }
}
