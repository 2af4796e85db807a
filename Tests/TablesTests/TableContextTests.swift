import Outcomes
import Tables
import Testing

@Suite struct TableContextTests {
    @Test func `complaints stand where the table is named`() {
        let context = TableContext(file: "s.yaml", line: 7)
        #expect(context.complaints("bad").description == "s.yaml:7: bad")
        let exact = TableContext(file: "s.yaml", line: 7, column: 3)
        #expect(exact.complaints("bad").description == "s.yaml:7:3: bad")
        #expect(TableContext().complaints("bad").description == "command line: bad")
    }

    @Test func `there are no account views unless they are given`() {
        #expect(TableContext().accountViews("aliases") == nil)
    }
}
