import Outcomes
import Tables
import Testing

@Suite struct StaticTableTests {
    private let opener = TableOpener(TableContext())

    @Test(arguments: [
        ("static:a", "a"), ("static:relay:[x]:25", "relay:[x]:25"), ("static:{ a b }", "a b"),
    ])
    func `every key has the same value`(reference: String, value: String) throws {
        let table = try opener.open(reference)
        #expect(try table.value("anything") == value)
        #expect(try table.value("") == value)
        #expect(table.label == reference)
        #expect(!table.isPattern)
    }

    @Test(arguments: [
        ("static:", "command line: static: has no value; write static:VALUE"),
        ("static:{}", "command line: static: has no value; write static:VALUE"),
        ("static:{a", "command line: static:{a: the closing } is missing; write static:{value}"),
    ])
    func `a mistake says how`(reference: String, message: String) {
        #expect(
            complaints { () throws(Complaints) in try opener.open(reference) } == [message])
    }
}
