import Outcomes
import Sieve
import Testing

/// The extension of the article "Write an extension", which has its text.
@Suite struct LabelExtensionTests {
    private let extensions = SieveExtension.all + [.label]

    private func result(_ text: String) throws -> SieveResult {
        let script = try compile(
            "require [\"vnd.example.label\", \"variables\", \"fileinto\", \"relational\"];\n"
                + text, extensions: extensions)
        return script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
    }

    private func flags(_ text: String) throws -> [String] {
        try result(text).actions.first?.store?.flags.map { String(decoding: $0, as: UTF8.self) }
            ?? ["nothing is stored"]
    }

    @Test func `labels are keywords of what is stored`() throws {
        #expect(try flags("label \"work\"; label \"now\";") == ["work", "now"])
        #expect(try flags("label \"work\"; fileinto \"a\";") == ["work"])
        #expect(try flags("keep; label \"work\";") == [])
    }

    @Test(arguments: [
        (#"labelled "work""#, true), (#"labelled ["x", "WORK"]"#, true),
        (#"labelled :comparator "i;octet" "WORK""#, false), (#"labelled :contains "or""#, true),
        (#"labelled :count "eq" "2""#, true), (#"labelled "play""#, false),
    ])
    func `labels can be asked for`(_ test: String, _ expected: Bool) throws {
        let flags = try flags("label \"work\"; label \"now\"; if not \(test) { label \"no\"; }")
        #expect(flags == ["work", "now"] + (expected ? [] : ["no"]))
    }

    @Test func `what is no label is an error, or a warning where a variable makes it`() throws {
        let warnings = try result("set \"l\" \"a b\"; label \"${l}\";").warnings
        #expect(
            warnings.map(\.description).first?.hasPrefix("test:2:22: a label is 1 to 64") == true)
        expectErrors(
            "require \"vnd.example.label\"; label 1️⃣\"a b\";",
            "a label is 1 to 64 ASCII characters without spaces; write it as in \"work\"",
            extensions: extensions)
    }
}
