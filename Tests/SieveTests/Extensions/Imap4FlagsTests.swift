import Sieve
import Testing

@Suite struct Imap4FlagsTests {
    /// The flags of the implicit keep after some commands.
    private func flags(_ commands: String) throws -> String {
        let script = try compile(
            "require [\"imap4flags\", \"variables\", \"fileinto\"];\n" + commands)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        return result.actions.map { action in
            (action.store?.flags ?? []).map { String(decoding: $0, as: UTF8.self) }
                .joined(separator: " ")
        }.joined(separator: "|")
    }

    @Test(arguments: [
        (#"setflag "\\Seen";"#, "\\Seen"), (#"addflag "a"; addflag ["b", "A"];"#, "a b"),
        (#"setflag "a"; setflag "b";"#, "b"), (#"addflag "a b  c ";"#, "a b c"),
        (#"addflag ["a", "b"]; removeflag "B a";"#, ""), (#"addflag "";"#, ""),
        (#"setflag ["\\Recent", "\\seen", "\\x", "a(b", "ü", "$Label1"];"#, "\\seen $Label1"),
        (#"addflag "a"; removeflag "none";"#, "a"), (#"setflag "v" "a"; "#, ""),
        (#"setflag "v" "a b"; addflag "${v}";"#, "a b"),
        (#"set "v" "x y"; addflag "v" ["z", "X"]; addflag "${v}";"#, "x y z"),
        (#"set "v" "x y"; removeflag "v" "x"; addflag "${v}";"#, "y"),
    ])
    func `the internal variable, and others`(_ commands: String, _ expected: String) throws {
        #expect(try flags(commands) == expected)
    }

    @Test(arguments: [
        (#"addflag "a"; keep;"#, "a"), (#"addflag "a"; keep :flags "b";"#, "b"),
        (#"addflag "a"; keep :flags "";"#, ""),
        (#"addflag "a"; fileinto "x"; addflag "b"; fileinto "y";"#, "a|a b"),
        (#"keep :flags "a"; keep :flags "b";"#, "b"),
        (#"addflag "a"; fileinto :flags ["\\Flagged", "x x"] "f"; keep;"#, "\\Flagged x|a"),
        (#"setflag "v" "p q"; keep :flags "${v}";"#, "p q"),
        (#"addflag "a"; redirect "a@b.example";"#, ""),
    ])
    func `the flags of actions`(_ commands: String, _ expected: String) throws {
        #expect(try flags(commands) == expected)
    }

    @Test(arguments: [
        (#"hasflag "b A""#, true), (#"hasflag ["x", "b"]"#, true), (#"hasflag "x""#, false),
        (#"hasflag "" "#, false), (#"hasflag :contains "\\se""#, true),
        (#"hasflag :matches "\\\\s*""#, true), (#"hasflag "v" "w""#, true),
        (#"hasflag ["none", "v"] "w""#, true), (#"hasflag "none" "w""#, false),
        (#"hasflag :comparator "i;octet" "A""#, false), (#"hasflag "${v}""#, false),
        (#"hasflag "x ${words}""#, true),
    ])
    func `hasflag`(_ test: String, _ expected: Bool) throws {
        let commands = """
            setflag ["a", "b", "\\\\Seen"]; setflag "v" "w"; set "words" "y a";
            if \(test) { discard; }
            """
        let script = try compile("require [\"imap4flags\", \"variables\"];\n" + commands)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect((result.actions.first is DiscardAction) == expected)
    }

    @Test func `variables need their extension`() {
        let missing =
            "a variable for flags needs an extension; add require \"variables\" at the top"
        expectErrors(
            "require \"imap4flags\"; addflag 1️⃣\"v\" \"a\"; if hasflag 2️⃣\"v\" \"a\" {}", missing,
            missing)
    }

    @Test func `names of variables are fixed, and are names`() {
        expectErrors(
            """
            require ["imap4flags", "variables"];
            setflag 1️⃣"${x}" "a"; setflag 2️⃣"a b" "a"; if hasflag 3️⃣"${x}" "a" {}
            """, "the variablename must not depend on variables; write a fixed text",
            "\"a b\" is no name of a variable; use letters, digits and '_', a letter first",
            "the name of a variable must not depend on variables; write a fixed text")
    }

    @Test func `redirect has no flags`() {
        expectErrors(
            "require \"imap4flags\"; redirect 1️⃣:flags \"a\" \"a@b.example\";",
            "'redirect' has no tag ':flags'; remove it")
    }
}
