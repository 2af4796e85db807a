import Testing

/// What beginners write, and those who know other languages.
@Suite struct CompilationNeedlessTestsTests {
    @Test(arguments: ["header 1️⃣contains \"subject\" \"x\"", "header 1️⃣is \"a\" \"b\""])
    func `a tag without its colon`(_ test: String) {
        let name = test.contains("contains") ? "contains" : "is"
        expectErrors("if \(test) { keep; }", "tags begin with a colon; write :\(name)")
    }

    @Test func `a tag of a command or of an extension without its colon`() {
        expectErrors("if size 1️⃣over 10K { }", "tags begin with a colon; write :over")
        expectErrors(
            "require \"fileinto\"; fileinto 1️⃣create \"a\";",
            "tags begin with a colon; write :create")
        expectErrors(
            "if address 1️⃣user \"from\" \"a\" { }", "tags begin with a colon; write :user")
    }

    @Test(arguments: [("or", "anyof"), ("and", "allof"), ("||", "anyof"), ("&&", "allof")])
    func `tests joined as elsewhere`(_ word: String, _ test: String) {
        let name = ["||": "or", "&&": "and"][word] ?? word
        let message = "tests are not joined with '\(name)'; write \(test) (TEST, TEST)"
        expectErrors("if exists \"a\" 1️⃣\(word) exists \"b\" { keep; }", message)
        expectErrors("if (true) 1️⃣\(word) (false) { keep; } else { keep; }", message)
        expectErrors("if anyof (true 1️⃣\(word) false) { keep; }", message)
        expectErrors("if anyof (not (true) 1️⃣\(word) false) { keep; }", message)
        expectErrors("keep; 1️⃣\(word);", message)
        expectErrors("keep 1️⃣\(word)", message)
        expectErrors("keep 1️⃣\(word); stop;", message)
        expectErrors("if 1️⃣\(word) { }", message)
        expectErrors("if not 1️⃣\(word) { }", message)
        expectErrors("if anyof (1️⃣\(word), true) { }", message)
    }

    @Test func `else if`() {
        expectErrors(
            "if true { } else 1️⃣if false { keep; }", "'else if' is one word in Sieve; write elsif")
    }

    @Test func `parentheses around a test`() {
        expectErrors(
            "1️⃣if (true) { keep; } else { stop; }",
            "'if' takes its one test without parentheses; remove them")
        expectErrors(
            "if 1️⃣not (true) { }", "'not' takes its one test without parentheses; remove them")
        expectErrors(
            "1️⃣if (true, false) { }",
            "'if' needs exactly one test; join several with allof (...) or anyof (...)")
        expectErrors(
            "if anyof (1️⃣(true), false) { } else { }",
            "parentheses stand only behind 'anyof' and 'allof'; remove them, or write one of these "
                + "before them")
    }

    @Test func `units of sizes`() {
        expectErrors(
            "if size :over 10M1️⃣B { }",
            "a number ends in K, M or G alone, which count octets; remove the 'B'")
        expectErrors(
            "if size :over 10 1️⃣MB { }",
            "the unit stands right behind the number, one letter K, M or G; write 10M")
        expectErrors(
            "if size :over 101️⃣x { }", "a number may end in K, M or G only; put a space after it")
    }

    @Test func `any other test is perhaps a command`() {
        expectErrors(
            "keep 1️⃣discard;",
            "'keep' takes no test; if 'discard' is a new command, put ';' before it")
        expectErrors(
            "keep (1️⃣true);", "'keep' takes no test; if 'true' is a new command, put ';' before it")
    }

    @Test func `an else behind an if that could not be read is no error of its own`() {
        expectErrors(
            "if header [1️⃣5] { keep; } elsif true { stop; } else { keep; }",
            "a list has strings only, not the number 5; write [\"one\", \"two\"]")
        expectErrors(
            "keep; 1️⃣else { }", "'else' must follow the block of an 'if' or 'elsif'; move it there")
    }
}
