import Sieve
import Testing

@Suite struct ScriptNameTests {
    @Test(arguments: [
        "a", "A name with blanks", "Grüße", "a.b", "..", "..sieve", "$(`rm star`)", "\\", "\"",
        String(repeating: "n", count: ScriptName.limit),
    ])
    func `a name is any text without slashes`(_ name: String) {
        #expect(ScriptName.isValid(Array(name.utf8)))
    }

    @Test(arguments: [
        "", "/", "a/b", "../a", "a/", "\0", "a\nb", "\u{7F}", "\u{85}", "\u{9F}", "\u{2028}",
        "\u{2029}", String(repeating: "n", count: ScriptName.limit + 1),
    ])
    func `a path or a control is no name`(_ name: String) {
        #expect(!ScriptName.isValid(Array(name.utf8)))
    }

    @Test func `what is not UTF-8 is no name`() {
        #expect(!ScriptName.isValid([0x61, 0xFF]))
        #expect(!ScriptName.isValid([0xC0, 0xAF]))
    }
}
