import Outcomes
import Testing

@testable import Tables

@Suite struct InlineTableTests {
    private func table(_ argument: String) throws -> any Table {
        try InlineTable.open(argument, TableContext(file: "s", line: 4))
    }

    @Test(
        arguments: [
            ("{a=b}", "a", "b"),
            ("{a=b, c=d}", "c", "d"),
            ("{a=b c=d}", "c", "d"),
            ("{A=b}", "a", "b"),
            ("{{a = b c, d}}", "a", "b c, d"),
            ("{{ \"x y\"@z = w }, b=c}", "\"x y\"@z", "w"),
            ("{a=b=c}", "a", "b=c"),
            ("{a=b}", "b", nil),
        ] as [(String, String, String?)])
    func `pairs are read`(argument: String, key: String, value: String?) throws {
        #expect(try table(argument).value(key) == value)
    }

    @Test func `the last of two equal keys counts, with a warning`() throws {
        let table = try table("{a=1, a=2}")
        #expect(try table.value("a") == "2")
        #expect(
            table.warnings.map(\.description) == [
                "s:4: inline:{a=1, a=2}: a stands twice; the last one counts"
            ])
    }

    @Test(arguments: [
        ("{}", "nothing stands between { and }"),
        ("a=b", "a { is missing at the start"),
        ("{a}", "a is not key=value"),
        ("{=b}", "=b is not key=value"),
        ("{a=}", "a= has no value"),
        ("{{a b = c}}", "{a b = c} is not key=value"),
        ("{\"a=b}", "the quote in \"a=b is not closed"),
    ])
    func `a mistake says why and how`(argument: String, why: String) {
        #expect(
            complaints { () throws(Complaints) in
                try InlineTable.open(argument, TableContext(file: "s", line: 4))
            } == ["s:4: inline:\(argument): \(why); write inline:{key=value, {key = two words}}"])
    }
}
