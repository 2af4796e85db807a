import Testing

/// `:is`, `:contains` and `:matches` with both comparators.
@Suite struct MatchTypeTests {
    @Test(arguments: [
        (":is", "frobnitzm", "frobnitzm", true), (":is", "frobnitzm", "frob", false),
        (":is", "", "", true), (":is", "x", "", false), (":contains", "frobnitzm", "frob", true),
        (":contains", "frobnitzm", "nit", true), (":contains", "frobnitzm", "fbm", false),
        (":contains", "frobnitzm", "", true), (":contains", "", "", true),
        (":contains", "", "x", false), (":matches", "frobnitzm", "frob*", true),
        (":matches", "frobnitzm", "frob", false), (":matches", "frobnitzm", "*n?t*", true),
        (":matches", "", "*", true), (":matches", "", "", true), (":matches", "", "?", false),
        (":is", "FROB", "frob", true), (":contains", "FROB", "ro", true),
        (":matches", "FROB", "f?o*", true), (":is", "Ä", "ä", false),
    ])
    func `the default comparator`(
        _ type: String, _ value: String, _ key: String, _ expected: Bool
    ) throws {
        let test = "string \(type) \"\(value)\" \"\(key)\""
        #expect(try evaluate(test, require: #""variables""#) == expected)
        let both = "string \(type) [\"--\", \"\(value)\"] [\"+\", \"\(key)\"]"
        #expect(
            try evaluate(both, require: #""variables""#)
                == (expected
                    || key == ""
                        && type == ":contains")
        )
    }

    @Test(arguments: [
        (":is", "FROB", "frob", false), (":is", "FROB", "FROB", true),
        (":contains", "FROB", "ro", false), (":contains", "FROB", "RO", true),
        (":matches", "FROB", "f*", false), (":matches", "FROB", "F*", true),
    ])
    func `i;octet`(_ type: String, _ value: String, _ key: String, _ expected: Bool) throws {
        let test = "string :comparator \"i;octet\" \(type) \"\(value)\" \"\(key)\""
        #expect(try evaluate(test, require: #""variables""#) == expected)
    }

    @Test func `keys may depend on variables`() throws {
        let text = """
            require ["variables", "fileinto"];
            set "k" "r?P";
            if header :matches "subject" "f${k}*" { fileinto "matches ${2}"; }
            set "k" "ROP";
            if header :contains "subject" ["-", "${k}"] { fileinto "contains"; }
            if header :is "subject" "f${k}!" { fileinto "is"; }
            """
        #expect(
            try actions(of: text)
                == #"{"actions":[{"a":"store","mailbox":"matches !"},"#
                + #"{"a":"store","mailbox":"contains"},{"a":"store","mailbox":"is"}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `two match types exclude each other`() {
        expectErrors(
            "if header :is 1️⃣:matches \"a\" \"b\" {}",
            "':matches' and ':is' exclude each other; remove one")
        expectErrors(
            "if header :is 1️⃣:is \"a\" \"b\" {}", "':is' is given twice; remove one")
    }

    @Test func `there is one comparator and one address part`() {
        expectErrors(
            #"if header :comparator "i;octet" 1️⃣:comparator "i;octet" "a" "b" {}"#,
            "':comparator' is given twice; remove one")
        expectErrors(
            #"if address :domain :is 1️⃣:all "to" "b" {}"#,
            "':all' and ':domain' exclude each other; remove one")
    }
}
