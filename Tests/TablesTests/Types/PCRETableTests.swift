import Outcomes
import Tables
import Testing

@Suite struct PCRETableTests {
    private let opener = TableOpener(TableContext())

    @Test func `a file is read, watched, and asked with whole addresses`() throws {
        let file = TemporaryFile("/^(a)@x$/ $1@y, b@z\n")
        let table = try opener.open("pcre:\(file.path)")
        #expect(try table.value("A@x") == "A@y, b@z")
        #expect(table.isPattern)
        #expect(table.label == "pcre:\(file.path)")
        file.write("/^a/ new\n")
        table.refresh()
        table.refresh()
        #expect(try table.value("A@x") == "new")
    }

    @Test func `rules may stand in the settings`() throws {
        #expect(try opener.open("pcre:{{/^(b+)/ [$1]}}").value("bbx") == "[bb]")
    }

    @Test func `a pattern that does not compile has file, line and column`() {
        let file = TemporaryFile("# rules\n/a(/ b\n")
        let found = complaints { () throws(Complaints) in try opener.open("pcre:\(file.path)") }
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("\(file.path):2:"))
        #expect(found[0].contains("the pattern does not compile: "))
    }
}
