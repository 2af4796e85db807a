import Mail
import Outcomes
import Sieve
import Testing

@Suite struct SieveScriptTests {
    @Test func `an empty script keeps the message`() throws {
        #expect(
            try actions(of: "")
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
    }

    @Test func `an action cancels the implicit keep`() throws {
        #expect(
            try actions(of: #"require "fileinto"; fileinto "Archive";"#)
                == #"{"actions":[{"a":"store","mailbox":"Archive"}],"implicit_keep":null}"#)
    }

    /// Pigeonhole's sievec takes all of these, so users may have them.
    @Test(arguments: [
        ("# Gr", "e\nkeep;", 1, 5), ("keep; /* Gr", " */", 1, 12),
        ("\nif header \"subject\" \"Gr", "e\" { discard; }", 2, 24),
        ("require \"vacation\";\nvacation text:\n\nGr", "\n.\n;\n", 4, 3),
        ("# Grüße\n# 日本", "\nkeep;", 2, 9),
    ])
    func `a script that is not UTF-8 is run, with a warning`(
        before: String, after: String, line: Int, column: Int
    ) throws {
        let source = Array(before.utf8) + [0xFC] + Array(after.utf8)
        let script = try SieveScript(compiling: source, named: "old")
        #expect(
            script.warnings.map(\.description) == [
                "old:\(line):\(column): the script is not UTF-8 here, and a text that is not fits no "
                    + "mail; save it as UTF-8"
            ])
        let result = script.run(message: friep, envelope: envelope, host: AnsweringHost())
        #expect(result.failure == nil)
    }

    @Test func `a script in UTF-8 has no warnings`() throws {
        #expect(try compile("# Grüße 日本 😀\nkeep;").warnings == [])
    }
}
