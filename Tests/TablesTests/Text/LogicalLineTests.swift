import Outcomes
import Testing

@testable import Tables

@Suite struct LogicalLineTests {
    private let line = LogicalLine(
        bytes: bytes("key value more"),
        parts: [.init(line: 7, start: 0), .init(line: 9, start: 9)])

    @Test func `it is named by its first line`() {
        #expect(line.line == 7)
    }

    @Test(arguments: [(0, "f:7:1: x"), (8, "f:7:9: x"), (9, "f:9:1: x"), (13, "f:9:5: x")])
    func `a byte is found in the line it came from`(offset: Int, text: String) {
        #expect(line.complaint("f", at: offset, "x").description == text)
    }

    @Test func `a complaint about the whole line has no column`() {
        #expect(line.complaint("f", "x").description == "f:7: x")
    }
}
