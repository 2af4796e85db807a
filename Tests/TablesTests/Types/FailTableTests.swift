import Outcomes
import Tables
import Testing

@Suite struct FailTableTests {
    @Test func `every lookup fails for now with the reason`() throws {
        let table = try TableOpener(TableContext()).open("fail:moving house")
        #expect(throws: LookupFailure.temporary("moving house")) { try table.lookup([]) }
    }

    @Test func `without a reason the table is the reason`() throws {
        let table = try TableOpener(TableContext()).open("fail:")
        #expect(throws: LookupFailure.temporary("fail:")) { try table.lookup(bytes("a")) }
    }
}
