import Testing

@testable import Sieve

@Suite struct StringModifierTests {
    /// What `set MODIFIERS "x" VALUE` stores.
    private func set(_ modifiers: String, _ value: String) throws -> String {
        let script = try compile(
            "require [\"variables\", \"fileinto\"]; set \(modifiers) \"x\" \"\(value)\";\n"
                + "fileinto \"<${x}>\";")
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        let mailbox = String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
        return String(mailbox.dropFirst().dropLast())
    }

    @Test(arguments: [
        (":lower", "", ""), (":lower", "ABC xyz", "abc xyz"), (":lower", "[@{", "[@{"),
        (":lower", "ÄÖÜ É", "ÄÖÜ É"), (":lower", "A1B2", "a1b2"),
        (":upper", "", ""), (":upper", "abc XYZ", "ABC XYZ"), (":upper", "`{z", "`{Z"),
        (":upper", "straße", "STRAßE"), (":upper", "ﬁ", "ﬁ"),
    ])
    func `precedence 40 changes ASCII letters only`(
        _ modifier: String, _ value: String, _ expected: String
    ) throws {
        #expect(try set(modifier, value) == expected)
    }

    @Test(arguments: [
        (":lowerfirst", "", ""), (":lowerfirst", "ABC", "aBC"), (":lowerfirst", " ABC", " ABC"),
        (":lowerfirst", "1A", "1A"), (":lowerfirst", "ÄB", "ÄB"),
        (":upperfirst", "", ""), (":upperfirst", "abc", "Abc"), (":upperfirst", "x", "X"),
        (":upperfirst", "über", "über"), (":upperfirst", "_a", "_a"),
    ])
    func `precedence 30 changes the first letter`(
        _ modifier: String, _ value: String, _ expected: String
    ) throws {
        #expect(try set(modifier, value) == expected)
    }

    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("*", #"\*"#), ("?", #"\?"#), (#"\\"#, #"\\"#),
        ("a*b?c", #"a\*b\?c"#), ("**", #"\*\*"#), (#"\\*"#, #"\\\*"#), ("[*]", #"[\*]"#),
        ("Grüße*", #"Grüße\*"#),
    ])
    func `precedence 20 quotes wildcards`(_ value: String, _ expected: String) throws {
        #expect(try set(":quotewildcard", value) == expected)
    }

    @Test(arguments: [
        ("", "0"), ("a", "1"), ("abc", "3"), (" ", "1"), ("ä", "1"), ("Grüße", "5"), ("€", "1"),
        ("😀", "1"), ("e\u{301}", "2"), ("日本語", "3"),
    ])
    func `precedence 10 counts characters of UTF-8`(_ value: String, _ expected: String) throws {
        #expect(try set(":length", value) == expected)
    }

    @Test(arguments: [
        (":lower :upperfirst", "ABC", "Abc"), (":upperfirst :lower", "ABC", "Abc"),
        (":upper :lowerfirst", "abc", "aBC"), (":lowerfirst :upper", "abc", "aBC"),
        (":quotewildcard :length", "a*", "3"), (":length :quotewildcard", "a*", "3"),
        (":length :upper", "ab", "2"), (":upper :quotewildcard", "a*", #"A\*"#),
        (":lower :upperfirst :quotewildcard :length", "*A*", "5"),
        (":length :quotewildcard :upperfirst :lower", "*A*", "5"),
    ])
    func `precedence and not the order in the script counts`(
        _ modifiers: String, _ value: String, _ expected: String
    ) throws {
        #expect(try set(modifiers, value) == expected)
    }

    @Test(arguments: [
        ("lower", "upper"), ("upper", "lower"), ("lowerfirst", "upperfirst"),
        ("upperfirst", "lowerfirst"),
    ])
    func `of one precedence there is one`(_ first: String, _ second: String) {
        expectErrors(
            "require \"variables\"; set :\(first) 1️⃣:\(second) \"x\" \"\";",
            "':\(second)' and ':\(first)' exclude each other; remove one")
    }

    @Test(arguments: ["lower", "quotewildcard", "length"])
    func `none is given twice`(_ name: String) {
        expectErrors(
            "require \"variables\"; set :\(name) 1️⃣:\(name) \"x\" \"\";",
            "':\(name)' is given twice; remove one")
    }

    @Test func `modifiers belong to set`() {
        expectErrors(
            "require \"variables\"; keep 1️⃣:lower; if string 2️⃣:lower \"a\" \"b\" {}",
            "'keep' has no tag ':lower'; remove it", "'string' has no tag ':lower'; remove it")
        expectErrors(
            "require \"variables\"; set 1️⃣:lowr \"x\" \"\"; set 2️⃣:upperfrst \"x\" \"\";",
            "'set' has no tag ':lowr'; did you mean ':lower'?",
            "'set' has no tag ':upperfrst'; did you mean ':upperfirst'?")
    }

    @Test func `all of them have precedences of the RFC`() {
        let found = StringModifier.tags.map { "\($0.name) \($0.group ?? "")" }
        #expect(
            found == [
                "lower modifiers of precedence 40", "upper modifiers of precedence 40",
                "lowerfirst modifiers of precedence 30", "upperfirst modifiers of precedence 30",
                "quotewildcard modifiers of precedence 20", "length modifiers of precedence 10",
            ])
    }

    @Test(arguments: [
        (":quotewildcard", "a**", 4, #"a\*"#), (":quotewildcard", "a**", 5, #"a\*\*"#),
        (":quotewildcard", "aü", 2, "a"), (":upper", "aü", 2, "A"),
    ])
    func `a result that is too long is cut where nothing breaks`(
        _ modifier: String, _ text: String, _ limit: Int, _ expected: String
    ) throws {
        var limits = SieveLimits.default
        limits.variableLength = limit
        let script =
            #"require ["variables", "fileinto"]; set \#(modifier) "v" "\#(text)"; "#
            + #"fileinto "x${v}";"#
        let result = try compile(script, limits: limits).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.first?.store?.mailbox == Array("x\(expected)".utf8))
    }
}
