import Outcomes
import Testing

@testable import Tables

@Suite struct PatternTableReaderTests {
    @Test func `all mistakes come in one go, in the order of the file`() {
        let text = """
            /a/ b
            /b/q c
             /c/ d
            if /x/
            /y/
            endif
            endif
            if /z/
            foo bar
            """
        #expect(
            complaints { () throws(Complaints) in
                try PatternTableReader.parse(bytes(text), file: "f", .posix)
            }.map { $0.prefix { $0 != ";" } } == [
                "f:2:4: there is no flag \"q\"",
                "f:5: the rule has no result",
                "f:7: this endif has no if",
                "f:8: this if has no endif",
                "f:9:1: this is no rule",
            ])
    }

    @Test func `a broken if does not make its endif a second mistake`() {
        #expect(
            complaints { () throws(Complaints) in
                try PatternTableReader.parse(bytes("if /(/\n/a/ b\nendif\n"), file: "f", .pcre)
            }.count == 1)
    }

    @Test func `rules may stand in braces`() throws {
        let context = TableContext(file: "s.yaml", line: 3)
        let table = try PatternTableReader.open("{{/^a{1,2}$/ x}, {/b/ $$y z}}", .pcre, context)
        #expect(try table.value("aa") == "x")
        #expect(try table.value("b") == "$y z")
        #expect(table.label == "pcre:{{/^a{1,2}$/ x}, {/b/ $$y z}}")
    }

    @Test func `broken braces are a mistake of the settings`() {
        #expect(
            complaints { () throws(Complaints) in
                try PatternTableReader.open("{/a/ b}", .posix, TableContext(file: "s", line: 3))
            } == [
                "s:3: regexp:{/a/ b}: a { is missing at the start; "
                    + "write regexp:{{/pattern/ result}, {/pattern/ result}}"
            ])
    }
}
