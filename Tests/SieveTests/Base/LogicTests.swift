import Testing

/// `true`, `false`, `not`, `allof` and `anyof`.
@Suite struct LogicTests {
    @Test(arguments: [
        ("true", true), ("false", false), ("not true", false), ("not not true", true),
        ("allof (true)", true), ("allof (true, true)", true), ("allof (true, false)", false),
        ("anyof (false)", false), ("anyof (false, true)", true), ("anyof (false, false)", false),
        ("not anyof (allof (true, false), not true)", true),
        ("allof (anyof (false, true), not allof (true, false))", true),
    ])
    func `logic`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: ["anyof (true, %)", "allof (false, %)"])
    func `tests that can not change the result are not made`(_ pattern: String) throws {
        let matching = pattern.replacing("%", with: "header :matches \"subject\" \"*\"")
        #expect(
            try actions(
                of: """
                    require ["variables", "fileinto"];
                    if \(matching) { } fileinto "<${1}>";
                    """) == #"{"actions":[{"a":"store","mailbox":"<>"}],"implicit_keep":null}"#)
    }

    @Test func `they take what they take`() {
        expectErrors("if true 1️⃣\"x\" {}", "this is one argument too many for 'true'; remove it")
        expectErrors(
            "if 1️⃣not (true, false) {}",
            "'not' needs exactly one test; join several with allof (...) or anyof (...)")
    }
}
