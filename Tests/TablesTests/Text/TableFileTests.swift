import Outcomes
import Testing

@testable import Tables

@Suite struct TableFileTests {
    @Test func `a file is read whole`() throws {
        let file = TemporaryFile("a b\n")
        #expect(try TableFile.read(file.path) == bytes("a b\n"))
    }

    @Test func `a file that is not there says what to do`() {
        let error = #expect(throws: Complaints.self) { try TableFile.read("/nonexistent/table") }
        #expect(
            error?.description
                == "/nonexistent/table: there is no such file; create it, it may be empty")
    }

    @Test func `a directory is no table`() {
        let error = #expect(throws: Complaints.self) { try TableFile.read("/tmp") }
        #expect(error?.description.contains("/tmp is no plain file; check") == true)
    }
}
