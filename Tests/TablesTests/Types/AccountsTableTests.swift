import Outcomes
import Tables
import Testing

@Suite struct AccountsTableTests {
    private struct View: Table {
        let label: String

        func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
            TableAnswer(key, table: label)
        }
    }

    private let opener = TableOpener(
        TableContext(file: "s", line: 9) { $0 == "aliases" ? View(label: "accounts:\($0)") : nil })

    @Test func `a view comes from the context`() throws {
        let answer = try opener.open("accounts:aliases").lookup(bytes("a"))
        #expect(answer == TableAnswer(bytes("a"), table: "accounts:aliases"))
    }

    @Test func `an unknown view is an error with the known ones`() {
        #expect(
            complaints { () throws(Complaints) in try opener.open("accounts:people") } == [
                "s:9: there is no view \"people\" of the accounts; it may be aliases, domains, "
                    + "mailboxes or owners"
            ])
    }
}
