import Outcomes
import Testing

@testable import Tables

@Suite struct TableFileTests {
    private let context = TableContext(file: "s.yaml", line: 7, column: 9)

    @Test func `a file is read whole`() throws {
        let file = TemporaryFile("a b\n")
        #expect(try TableFile.read(file.path, context) == bytes("a b\n"))
    }

    @Test func `a file that is not there is complained of where it is named`() {
        let error = #expect(throws: Complaints.self) {
            try TableFile.read("/nonexistent/table", context)
        }
        #expect(
            error?.description
                == "s.yaml:7:9: there is no file /nonexistent/table; "
                + "create it, it may be empty, or correct the name")
    }

    @Test func `a directory is no table`() {
        let error = #expect(throws: Complaints.self) { try TableFile.read("/tmp", context) }
        #expect(error?.description.hasPrefix("s.yaml:7:9: /tmp is no plain file; check") == true)
    }
}
