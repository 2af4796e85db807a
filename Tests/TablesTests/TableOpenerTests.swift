import Outcomes
import Tables
import Testing

@Suite struct TableOpenerTests {
    private func complaints(_ reference: String) -> [String] {
        let opener = TableOpener(TableContext(file: "mailwright.yaml", line: 12))
        return TablesTests.complaints { () throws(Complaints) in try opener.open(reference) }
    }

    @Test func `a reference is a type and an argument`() throws {
        let opener = TableOpener(TableContext())
        #expect(try opener.open("static:a:b").value("x") == "a:b")
    }

    @Test(arguments: [
        (
            "transport",
            "\"transport\" names no table; write type:argument, such as "
                + "texthash:/etc/mailwright/transport"
        ),
        (
            "",
            "\"\" names no table; write type:argument, such as "
                + "texthash:/etc/mailwright/transport"
        ),
        (
            "hash:/etc/x",
            "there is no table type \"hash\"; it may be accounts, aliases, fail, "
                + "inline, pcre, regexp, static, texthash, unionmap"
        ),
        (
            "texthash:relative",
            "\"texthash:relative\" names no file; write its whole path, "
                + "beginning with /"
        ),
    ])
    func `a mistake stands at the line of the settings`(reference: String, message: String) {
        #expect(complaints(reference) == ["mailwright.yaml:12: \(message)"])
    }

    @Test(arguments: ["texthash", "aliases", "regexp", "pcre"])
    func `a file that is not there is a mistake of the settings`(type: String) {
        for table in ["\(type):/nonexistent/table", "unionmap:{\(type):/nonexistent/table}"] {
            #expect(
                complaints(table) == [
                    "mailwright.yaml:12: there is no file /nonexistent/table; "
                        + "create it, it may be empty, or correct the name"
                ])
        }
    }
}
