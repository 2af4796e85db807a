import Mail
import Sieve
import Testing

@Suite struct DeleteHeaderTests {
    private let mail = message("A: 1\nB: x\nA: 2\nC: y\na: 3\n\nbody\n")

    private static let deletions = [
        (#"deleteheader "A";"#, "B: x\nC: y\n\n"),
        (#"deleteheader "x-none";"#, "-"),
        (#"deleteheader :index 1 "A"; deleteheader :index 2 "A";"#, "B: x\nA: 2\nC: y\n\n"),
        (#"deleteheader :index 1 :last "a";"#, "A: 1\nB: x\nA: 2\nC: y\n\n"),
        (#"deleteheader :last :index 3 "A";"#, "B: x\nA: 2\nC: y\na: 3\n\n"),
        (#"deleteheader :index 4 "A";"#, "-"),
        (#"deleteheader :index 18446744073709551615 "A";"#, "-"),
        (#"deleteheader "A" "2";"#, "A: 1\nB: x\nC: y\na: 3\n\n"),
        (#"deleteheader "A" ["1", "3"];"#, "B: x\nA: 2\nC: y\n\n"),
        (#"deleteheader :index 1 :contains "A" "2";"#, "-"),
        (#"deleteheader :matches "A" "?";"#, "B: x\nC: y\n\n"),
        (#"deleteheader :matches :comparator "i;octet" "C";"#, "A: 1\nB: x\nA: 2\na: 3\n\n"),
        (#"addheader "X" "1"; deleteheader :index 1 "X";"#, "A: 1\nB: x\nA: 2\nC: y\na: 3\n\n"),
    ]

    @Test(arguments: deletions)
    func `the right fields go`(_ script: String, _ header: String) throws {
        #expect(try editedHeader(script, of: mail) == header)
    }

    @Test func `values are compared as in the header test`() throws {
        let mail = message("A:   =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n aus Wien  \n\n")
        #expect(try editedHeader(#"deleteheader :is "A" "grüße aus wien";"#, of: mail) == "\n")
    }

    @Test func `a count is no value`() throws {
        let script =
            #"require ["editheader", "relational"]; deleteheader :count "ge" "A" "1";"#
        #expect(try RecordingPerformer(script, on: mail).stored.first?.header == nil)
    }

    @Test func `errors have their places`() {
        expectErrors(
            #"require "editheader"; deleteheader 1️⃣:last "A";"#,
            "':last' says something about ':index'; add that, or remove this")
        expectErrors(
            #"require "editheader"; deleteheader 1️⃣:index 0 "A";"#,
            "fields are counted from one; write ':index 1' for the first")
        expectErrors(
            #"require "editheader"; 1️⃣deleteheader;"#,
            "'deleteheader' lacks a string for its field-name; add it")
        expectErrors(
            #"require "editheader"; deleteheader "A" 1️⃣1;"#,
            "'deleteheader' needs a string or a list of strings here, for its value-patterns")
    }
}
