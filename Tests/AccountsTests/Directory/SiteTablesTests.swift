import Accounts
import Testing

@Suite struct SiteTablesTests {
    @Test func `what is unique is a column that is needed`() {
        for (table, column) in SiteTables.unique {
            let columns = SiteTables.columns.first { $0.0 == table }?.1
            #expect(columns?.contains(column) == true, "\(table).\(column)")
        }
    }

    @Test func `the words say where, what and what to do`() {
        #expect(
            SiteTables.missing("owner", of: "aliases")
                == "the table aliases has no column owner; add it, or name another database")
        #expect(
            SiteTables.duplicate("bob", in: "username", of: "user")
                == "the table user has the username \"bob\" twice, its case ignored; change one of them"
        )
    }
}
