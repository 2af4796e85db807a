import Outcomes
import Sieve
import Testing

/// What a library and a run do with scripts in scripts, as `include` (RFC 6609) has them.
@Suite struct ScriptLibraryTests {
    private let library = Library([
        "a": "fileinto :copy \"a\";",
        "/a": "fileinto :copy \"site\";",
        "stop": "fileinto \"s\"; stop;",
        "return": "if true { fileinto :copy \"r\"; return; } fileinto \"never\";",
        "self": "fileinto :copy \"self\"; include \"self\";",
        "one": "include \"two\";", "two": "if true { include \"one\"; }",
        "main": "include \"a\";",
        "set": "set \"x\" \"inner\"; set \"y\" \"inner\";",
        "get": "fileinto :copy \"[${x}${y}]\";",
        "match": "if header :matches \"from\" \"*<*>\" {} fileinto :copy \"${2}\";",
        "globals": "global \"x\"; fileinto :copy \"[${x}]\"; set \"x\" \"changed\";",
        "flags": "addflag \"\\\\Seen\";",
        "fails": "keep;\n  redirect \"${x}\";",
        "fails2": "include \"fails\";",
        "deep1": "include \"deep2\";", "deep2": "include \"deep3\";", "deep3": "keep;",
    ])

    @Test(arguments: [
        ("include \"a\";", "a INBOX"),
        ("include :personal \"a\"; include :global \"a\";", "a site INBOX"),
        ("include \"a\"; include \"a\"; fileinto \"b\";", "a b"),
        ("include \"stop\"; fileinto \"b\";", "s"),
        ("include \"return\"; fileinto \"b\";", "r b"),
        ("if true { include \"a\"; return; } fileinto \"b\";", "a INBOX"),
        ("include :optional \"none\"; fileinto \"b\";", "b"),
    ])
    func `a script is run in place of the command`(_ text: String, _ mailboxes: String) throws {
        #expect(try library.mailboxes(text) == mailboxes)
    }

    @Test func `what is missing fails the run that needs it, and not the compile`() throws {
        #expect(
            try library.mailboxes("fileinto \"b\"; include \"none\";")
                == "main.sieve:2:23: there is no script \"none\"; store it or correct the name")
        #expect(try library.mailboxes("if false { include \"none\"; }") == "INBOX")
    }

    @Test func `a library that can not be asked keeps the mail`() throws {
        #expect(
            try library.mailboxes("include :optional \"locked\"; discard;")
                == "main.sieve:2:19: the script \"locked\" can not be read: the disk is away")
        #expect(try library.mailboxes("if false { include \"locked\"; } discard;") == "discard")
    }

    @Test(arguments: [
        ("include \"self\";", "self.sieve:2:24", "self.sieve"),
        ("include \"one\";", "two.sieve:2:11", "one.sieve"),
        ("include \"two\";", "one.sieve:2:1", "two.sieve"),
        ("include \"main\";", "main.sieve:2:1", "main.sieve"),
    ])
    func `a script that includes itself fails when it is run`(
        _ text: String, _ place: String, _ name: String
    ) throws {
        #expect(
            try library.mailboxes(text)
                == "\(place): \(name) includes itself, if only by way of others; "
                + "include something else")
        #expect(try library.mailboxes("if false { \(text) }") == "INBOX")
    }

    @Test func `two scripts may include a third`() throws {
        let library = Library([
            "left": "include \"end\";", "right": "include \"end\";", "end": "redirect \"a@b.c\";",
        ])
        #expect(try library.mailboxes("include \"left\"; include \"right\";") == "redirect")
        #expect(library.questions == ["left", "right", "end"])
    }

    @Test func `scripts are nested as deep as the limit allows`() throws {
        var limits = SieveLimits.default
        limits.includeNesting = 3
        #expect(try library.mailboxes("include \"deep1\";", limits: limits) == "INBOX")
        limits.includeNesting = 2
        #expect(
            try library.mailboxes("include \"deep1\";", limits: limits)
                == "deep2.sieve:2:1: deep3.sieve would be included more than 2 levels deep "
                + "(include_max_nesting_depth); use fewer levels")
        #expect(SieveLimits.default.includeNesting >= 2)
    }

    @Test func `a script is included once if that is asked for`() throws {
        let script = """
            set "x" "1"; include :once "a"; include :once "a"; include :once :global "a";
            """
        #expect(try library.mailboxes(script) == "a site INBOX")
        let counting = Library(["count": "global \"n\"; set \"n\" \"${n}i\";"])
        let twice = "global \"n\"; include \"count\"; include :once \"count\"; "
        #expect(try counting.mailboxes(twice + "fileinto \"${n}\";") == "i")
        #expect(try counting.mailboxes(twice + "include \"count\"; fileinto \"${n}\";") == "ii")
    }

    @Test func `a script has variables of its own`() throws {
        #expect(
            try library.mailboxes(
                "set \"x\" \"outer\"; include \"set\"; include \"get\"; fileinto \"${x}${y}\";")
                == "[] outer")
    }

    @Test func `a script has match variables of its own`() throws {
        let script = """
            if header :matches "subject" "F*" {}
            include "match"; include "get"; fileinto "${1}";
            """
        #expect(try library.mailboxes(script) == "sender@example.com [] rop!")
    }

    @Test func `global variables are shared by the scripts that say so`() throws {
        let script = """
            global "x"; set "X" "shared"; include "globals"; include "get"; fileinto "${x}";
            """
        #expect(try library.mailboxes(script) == "[shared] [] changed")
        #expect(
            try library.mailboxes("set \"global.x\" \"g\"; include \"globals\";")
                == "[g] INBOX")
        #expect(
            try library.mailboxes("include \"globals\"; fileinto \"${global.x}\";")
                == "[] changed")
    }

    @Test func `flags are those of the whole run`() throws {
        let result = try library.compile("include \"flags\";").run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.first?.store?.flags == [Array("\\Seen".utf8)])
    }

    @Test func `what an included script requires holds for the implicit keep too`() throws {
        let script = try SieveScript(
            compiling: Array("require \"include\"; include \"flags\";".utf8), named: "plain",
            library: library)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.first?.store?.flags == [Array("\\Seen".utf8)])
    }

    @Test(arguments: ["fails", "fails2"])
    func `a failure is told with the script that it is in`(_ name: String) throws {
        #expect(
            try library.mailboxes("if true { include \"\(name)\"; }")
                == "fails.sieve:3:12: \"\" is no address; write it as in \"user@example.org\"")
    }

    @Test func `running a script is work`() throws {
        var limits = SieveLimits.default
        limits.steps = 1_000
        let names = (0..<9).map { ("s\($0)", "include \"s\($0 + 1)\"; include \"s\($0 + 1)\";") }
        let bush = Library(Dictionary(uniqueKeysWithValues: names + [("s9", "keep;")]))
        #expect(
            try bush.mailboxes("include \"s0\";", limits: limits)
                .contains("the script takes too long on this message"))
        #expect(try bush.mailboxes("include \"s0\";") == "INBOX")
    }

    @Test func `the empty library has no script`() throws {
        #expect(try EmptyScriptLibrary().script(named: [0x61], at: .personal) == nil)
        #expect(try EmptyScriptLibrary().script(named: [0x61], at: .global) == nil)
    }
}
