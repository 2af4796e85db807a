import Sieve
import Testing

@Suite struct VariablesTests {
    /// The mailbox of `fileinto TEXT` behind some commands.
    private func value(_ text: String, after commands: String = "") throws -> String {
        let script = try compile(
            "require [\"variables\", \"fileinto\"];\n\(commands)\nfileinto \"<\(text)>\";")
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        return String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
    }

    @Test(arguments: [
        ("${a}", "<A b>"), ("${A}", "<A b>"), ("x${a}y${a}z", "<xA byA bz>"), ("${unknown}", "<>"),
        ("${}", "<${}>"), ("${1a}", "<${1a}>"), ("${a-b}", "<${a-b}>"), ("${a", "<${a>"),
        ("$${a}", "<$A b>"), ("${${a}", "<${A b>"), ("$", "<$>"), ("${", "<${>"), ("{a}", "<{a}>"),
        ("${ a}", "<${ a}>"), ("${a}}", "<A b}>"), ("$a", "<$a>"), ("${_}", "<>"),
        ("${ä}", "<${ä}>"), ("${a.}", "<${a.}>"), ("${.a}", "<${.a}>"), ("${0}", "<>"),
        ("${99}", "<>"), ("${0099}", "<>"),
    ])
    func `references`(_ text: String, _ expected: String) throws {
        #expect(try value(text, after: #"set "a" "A b";"#) == expected)
    }

    @Test func `values are those of the moment`() throws {
        #expect(
            try value("${a}${b}", after: #"set "a" "1"; set "b" "${a}"; set "a" "2${a}";"#)
                == "<211>")
    }

    @Test(arguments: [
        (":lower", "JUMbled", "<jumbled>"), (":upper", "jumbLED", "<JUMBLED>"),
        (":lowerfirst", "ABC", "<aBC>"), (":upperfirst", "abc", "<Abc>"),
        (":upperfirst :lower", "aBC", "<Abc>"), (":lower :upperfirst", "aBC", "<Abc>"),
        (":quotewildcard", "a*b?c\\\\", "<a\\*b\\?c\\\\>"), (":length", "Grüße", "<5>"),
        (":length", "", "<0>"), (":length :quotewildcard", "*", "<2>"), (":upperfirst", "", "<>"),
        (":upper", "grüße", "<GRüßE>"), (":upperfirst", "äb", "<äb>"),
    ])
    func `modifiers`(_ modifiers: String, _ text: String, _ expected: String) throws {
        #expect(try value("${a}", after: "set \(modifiers) \"a\" \"\(text)\";") == expected)
    }

    @Test func `modifiers that do not go together`() {
        expectErrors(
            "require \"variables\"; set :upper 1️⃣:lower \"a\" \"\"; set :length 2️⃣:length \"a\" \"\";",
            "':lower' and ':upper' exclude each other; remove one",
            "':length' is given twice; remove one")
        expectErrors(
            "require \"variables\"; set 1️⃣:uper \"a\" \"\";",
            "'set' has no tag ':uper'; did you mean ':upper'?")
    }

    @Test func `names that can not be set`() {
        let bad = "is no name of a variable; use letters, digits and '_', a letter first"
        let match = "is set by matches only; use a name that begins with a letter"
        expectErrors(
            """
            require "variables";
            set 1️⃣"" "x"; set 2️⃣"a b" "x"; set 3️⃣"1a" "x"; set 4️⃣"ä" "x"; set 5️⃣"0" "x";
            set 6️⃣"12" "x"; set 7️⃣"a.b" "x"; set 8️⃣"${a}" "x";
            """, "\"\" \(bad)", "\"a b\" \(bad)", "\"1a\" \(bad)", "\"ä\" \(bad)", "${0} \(match)",
            "${12} \(match)", "nothing in the namespace 'a' can be set; use a name without a dot",
            "the name must not depend on variables; write a fixed text")
    }

    @Test func `match variables end somewhere`() {
        expectErrors(
            "require [\"variables\", \"fileinto\"]; fileinto 1️⃣\"${100}\"; fileinto 2️⃣\"${9999999999999}\";",
            "match variables end with ${99}; use fewer wildcards",
            "match variables end with ${99}; use fewer wildcards")
    }

    @Test func `namespaces belong to extensions`() {
        expectErrors(
            "require [\"variables\", \"fileinto\"]; fileinto 1️⃣\"${global.x}\";",
            "there is no namespace 'global'; require the extension that it belongs to")
    }

    @Test(arguments: [
        ("F*p?", "<Frop!|ro|!|>"), ("*", "<Frop!|Frop!||>"), ("*r*p*", "<Frop!|F|o|!>"),
        ("?*", "<Frop!|F|rop!|>"), ("FROP!", "<Frop!|||>"),
    ])
    func `what wildcards stand for`(_ pattern: String, _ expected: String) throws {
        #expect(
            try value(
                "${0}|${1}|${2}|${3}", after: "if header :matches \"subject\" \"\(pattern)\" {}")
                == expected)
    }

    @Test func `only a successful :matches changes them`() throws {
        let first = #"if header :matches "subject" "F*" {} "#
        #expect(try value("${1}", after: first + #"if header :matches "from" "x*" {}"#) == "<rop!>")
        #expect(
            try value("${1}", after: first + #"if header :contains "from" "s" {}"#) == "<rop!>")
        #expect(
            try value("${1}", after: first + #"if not header :matches "from" "*r*" {}"#)
                == "<Sende>")
    }

    @Test func `more wildcards than variables are no error`() throws {
        let pattern = String(repeating: "?*", count: 80)
        let text = String(repeating: "ab", count: 80)
        #expect(
            try value("${1}${99}", after: "if string :matches \"\(text)\" \"\(pattern)\" {}")
                == "<ab>")
    }

    @Test func `values are cut between characters`() throws {
        let commands = """
            set "a" "ä"; set "a" "${a}${a}${a}${a}${a}${a}${a}${a}"; set "b" "x${a}";
            set "b" "${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}";
            set "b" "${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}";
            set :length "n" "${b}";
            """
        // 256 times 17 bytes are 4352; of those 4096 are kept, less one for half a character.
        #expect(try value("${n}", after: commands) == "<2168>")
    }

    @Test func `there are 255 variables at most`() throws {
        let many = (0..<255).map { "set \"v\($0)\" \"\($0)\";" }.joined(separator: "\n")
        #expect(try value("${v254}", after: many) == "<254>")
        expectErrors(
            "require \"variables\";\n\(many)\nset 1️⃣\"w\" \"\";",
            "the script has more than 255 variables; use fewer")
    }

    @Test(arguments: [
        (#"string "a" "A""#, true), (#"string ["a", "b"] ["c", "B"]"#, true),
        (#"string " a" "a""#, false), (#"string "" """#, true), (#"string "a" """#, false),
        (#"string :contains "${x}" "a""#, false), (#"string :matches "abc" "a*""#, true),
    ])
    func `the test`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test, require: #""variables""#) == expected)
    }
}
