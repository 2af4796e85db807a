import Mail
import Outcomes
import Sieve
import Testing

@Suite struct RegexTests {
    private let message = SieveTests.message(
        """
        From: Andy <andy-lists-bounces@example.com>
        To: me+news@Company.com
        Subject: BUY NOW
        X-Raw: Grüße aus Köln
        X-Path: a\\b


        """)

    private func evaluate(_ test: String) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""regex", "variables", "envelope", "imap4flags", "relational""#,
            on: message)
    }

    @Test(arguments: [
        (#"address :regex "to" "me(\\+.*)?@company\\.com""#, true),
        (#"header :regex :comparator "i;octet" "subject" "^[^[:lower:]]+$""#, true),
        (#"header :regex :comparator "i;octet" "x-raw" "^[^[:lower:]]+$""#, false),
        (#"header :regex "subject" "buy""#, true),
        (#"header :regex :comparator "i;octet" "subject" "buy""#, false),
        (#"header :regex :comparator "i;ascii-casemap" "subject" "b[u]y""#, true),
        (#"header :regex "subject" ["^x", "now$"]"#, true),
        (#"header :regex "subject" "^now$""#, false), (#"header :regex "x-none" """#, false),
        (#"header :regex "subject" """#, true),
        (#"header :regex "subject" "b.{1,5} n|x""#, true),
        (#"header :regex "x-raw" "gr..e""#, true), (#"header :regex "x-raw" "^.{14}$""#, true),
        (#"header :regex "x-raw" "k[öä]ln""#, true), (#"header :regex "x-raw" "GRÜ""#, true),
        (#"header :regex "x-path" "a\\\\b""#, true),
        (#"header :regex "x-raw" "\\bK\\p{L}+$""#, true),
        (#"envelope :regex :localpart "from" "^sen""#, true),
        (#"string :regex "a\nb" "a.b""#, true), (#"string :regex "" "^$""#, true),
    ])
    func `expressions`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `the ends of a value are not those of a line`() throws {
        #expect(try !evaluate("string :regex \"a\nb\" \"^b\""))
        #expect(try !evaluate("string :regex \"a\n\" \"a$\""))
        // A line ends with two characters.
        #expect(try evaluate("string :regex \"a\nb\" \"^a..b$\""))
    }

    @Test(arguments: [
        (
            #""([^-@]*)-([^-@]*)(-bounces)?@example""#,
            "andy-lists-bounces@example|andy|lists|-bounces|"
        ),
        (#""(x)?(andy)(.*)""#, "andy-lists-bounces@example.com||andy|-lists-bounces@example.com|"),
        (#""lists""#, "lists||||"), (#""(l(i)(s)t(s))""#, "lists|lists|i|s|s"),
    ])
    func `groups are match values`(_ pattern: String, _ expected: String) throws {
        #expect(
            try evaluate(
                """
                allof (address :regex "from" \(pattern),
                       string :comparator "i;octet" "${0}|${1}|${2}|${3}|${4}" "\(expected)")
                """))
    }

    @Test func `a match that fails leaves the values as they are`() throws {
        #expect(
            try evaluate(
                """
                allof (header :regex "subject" "(.*) NOW",
                       not header :regex "subject" "(x)",
                       string "${1}" "BUY")
                """))
    }

    @Test func `ninety-nine groups have a variable`() throws {
        let groups = String(repeating: "(.)", count: 120)
        let text = String(repeating: "ab", count: 60)
        #expect(
            try evaluate(
                #"allof (string :regex "\#(text)" "\#(groups)", string "${99}${98}" "ab")"#))
    }

    @Test func `octets that are not UTF-8 match nothing, and do no harm`() throws {
        let message = MessageInMemory(Array("X: a".utf8) + [0xFF] + Array("bc\n\n".utf8))
        for (pattern, expected) in [("a.b", false), ("bc$", true), ("^a", true)] {
            #expect(
                try SieveTests.evaluate(
                    "header :regex \"x\" \"\(pattern)\"", require: #""regex""#, on: message)
                    == expected)
        }
    }

    @Test func `expressions may be variables`() throws {
        func run(_ pattern: String) throws -> String {
            try actions(
                of: """
                    require ["regex", "variables"]; set "p" "\(pattern)";
                    if header :regex ["from", "subject"] "${p}" { discard; }
                    """, on: message)
        }
        #expect(try run("^buy").contains("discard"))
        #expect(try run("^bye").contains("INBOX"))
        #expect(
            try run("[").contains(
                #"test:2:38: \"[\" is no regular expression: "#
                    + "missing terminating ] for character class, behind byte 1; correct it"))
    }

    @Test(arguments: [
        ("a.b", "a\\.b"), ("[x]{1}(y)|z", "\\[x\\]\\{1\\}\\(y\\)\\|z"),
        ("^$*+?", "\\^\\$\\*\\+\\?"),
        ("plain ü", "plain ü"), ("", ""),
    ])
    func `quoteregex`(_ text: String, _ expected: String) throws {
        let quoted = expected.replacing("\\", with: "\\\\")
        #expect(
            try actions(
                of: """
                    require ["regex", "variables"]; set :quoteregex "q" "\(text)";
                    if allof (string "${q}" "\(quoted)", string :regex "\(text)" "^${q}$") {
                        discard;
                    }
                    """
            ).contains("discard"))
    }

    @Test func `quoteregex excludes quotewildcard`() {
        expectErrors(
            #"require ["variables", "regex"]; set :quotewildcard 1️⃣:quoteregex "a" "b";"#,
            "':quoteregex' and ':quotewildcard' exclude each other; remove one")
    }

    @Test func `flags are words, and so are expressions for them`() throws {
        let text = """
            require ["regex", "imap4flags"]; setflag ["$Label1", "Junk"];
            if hasflag :regex "^x ^\\\\$label[0-9]$" { discard; }
            """
        #expect(try actions(of: text).contains("discard"))
    }

    @Test(arguments: ["(", "*", "[", "(a)\\\\1"])
    func `a variable that is no expression fits nothing`(_ text: String) throws {
        let result = try actions(
            of: """
                require ["regex", "variables"]; set "e" "\(text)";
                if string :regex ["a(", "b"] "${e}" { keep; }
                if string :regex ["a", "b"] ["${e}", "b"] { discard; }
                """)
        #expect(result.hasPrefix(#"{"actions":[{"a":"discard"}],"implicit_keep":null,"#))
        #expect(result.contains(#""warnings":["test:2:30: "#))
        #expect(result.contains(#","test:3:30: "#))
    }

    @Test func `what is wrong, and where`() {
        let long = String(repeating: "a", count: 4_097)
        expectErrors(
            """
            require ["regex", "comparator-i;ascii-numeric"];
            if header :regex "a" 1️⃣"(a" {}
            if header :regex "a" ["b", 2️⃣"a(+b)"] {}
            if header :regex "a" 3️⃣"(a)\\\\1" {}
            if header :regex 4️⃣:comparator "i;ascii-numeric" "a" "1" {}
            if header :regex :comparator "i;unicode-casemap" "a" 5️⃣"b" {}
            """,
            "\"(a\" is no regular expression: missing closing parenthesis, behind byte 2; correct it",
            "\"a(+b)\" is no regular expression: quantifier does not follow a repeatable item, "
                + "behind byte 2; correct it",
            #""(a)\1" refers back to a group, which is not supported; write it without"#,
            "the comparator i;ascii-numeric can not do ':regex'; use another one",
            "':regex' goes with i;octet and i;ascii-casemap, not with i;unicode-casemap; "
                + "use one of them")
        expectErrors(
            "require \"regex\"; if header :regex \"a\" 1️⃣\"\(long)\" {}",
            "a regular expression is longer than 4096 bytes; use several shorter ones")
    }
}
