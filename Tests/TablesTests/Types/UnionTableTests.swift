import Outcomes
import Tables
import Testing

@Suite struct UnionTableTests {
    private func table(_ reference: String) throws -> any Table {
        try TableOpener(TableContext()).open(reference)
    }

    @Test(
        arguments: [
            ("unionmap:{static:a, static:b}", "a,b"),
            ("union:{static:a}", "a"),
            ("unionmap:{inline:{k=1}, inline:{x=2}, inline:{k=3}}", "1,3"),
            ("unionmap:{inline:{x=2}}", nil),
            ("unionmap:{static:{a, b} union:{static:c, static:d}}", "a, b,c,d"),
        ] as [(String, String?)])
    func `values are joined in the order of the tables`(reference: String, value: String?) throws {
        #expect(try table(reference).value("k") == value)
    }

    @Test(arguments: [
        "unionmap:{static:a, fail:no}", "unionmap:{fail:no, static:a}",
        "unionmap:{inline:{x=1}, fail:no}",
    ])
    func `one failure fails the lookup`(reference: String) throws {
        let table = try table(reference)
        #expect(throws: LookupFailure.temporary("no")) { try table.value("k") }
    }

    @Test func `the first table decides whether it holds patterns`() throws {
        #expect(try table("unionmap:{pcre:{{/a/ b}}, static:a}").isPattern)
        #expect(try !table("unionmap:{static:a, pcre:{{/a/ b}}}").isPattern)
    }

    @Test func `one answer keeps its place, several have none`() throws {
        let file = TemporaryFile("k v\n")
        let one = try table("unionmap:{texthash:\(file.path), inline:{x=y}}").lookup(bytes("k"))
        #expect(one == TableAnswer(bytes("v"), table: "texthash:\(file.path)", line: 1))
        let reference = "unionmap:{texthash:\(file.path), static:z}"
        #expect(
            try table(reference).lookup(bytes("k")) == TableAnswer(bytes("v,z"), table: reference))
    }

    @Test func `mistakes of all its tables come in one go`() {
        let opener = TableOpener(TableContext(file: "s", line: 2))
        #expect(
            complaints { () throws(Complaints) in
                try opener.open("unionmap:{static:, nothing:x, x}")
            }.map { $0.prefix { $0 != ";" } } == [
                "s:2: static: has no value", "s:2: there is no table type \"nothing\"",
                "s:2: \"x\" names no table",
            ])
        #expect(
            complaints { () throws(Complaints) in try opener.open("unionmap:static:a") } == [
                "s:2: unionmap:static:a: a { is missing at the start; "
                    + "write unionmap:{type:argument, type:argument}"
            ])
    }

    @Test func `its files are watched`() throws {
        let file = TemporaryFile("k v\n")
        let table = try table("unionmap:{static:z, texthash:\(file.path)}")
        file.write("k w\n")
        table.refresh()
        table.refresh()
        #expect(try table.value("k") == "z,w")
    }
}
