import Testing

@testable import Sieve

@Suite struct ParserArgumentsTests {
    @Test func `lists of strings`() throws {
        #expect(try evaluate(#"header ["subject"] ["frop!"]"#))
        #expect(try evaluate(#"header [ "x" , "subject" ] ["a","frop!"]"#))
    }

    @Test func `lists that are wrong`() {
        expectErrors(
            "if exists [1️⃣] { }", "a list has strings only, not ']'; write [\"one\", \"two\"]")
        expectErrors(
            "if exists [1️⃣5] { }",
            "a list has strings only, not the number 5; write [\"one\", \"two\"]")
        expectErrors(
            "if exists [\"a\",1️⃣] { }",
            "a string must follow the ','; remove the comma or add a string")
        expectErrors(
            "if exists 1️⃣[\"a\" { }", "this list is never closed; end it with ']'")
    }

    @Test func `a forgotten comma is reported, and the list is read on`() {
        expectErrors(
            "if exists [\"a\"1️⃣ \"b\"] { 2️⃣frop; }",
            "',' is missing between two strings of the list; add it here",
            "there is no command 'frop'; check its spelling")
    }

    @Test func `lists of tests that are wrong`() {
        expectErrors(
            "if anyof (1️⃣) { }",
            "a test must stand here, not ')'; write it as in: anyof (true, false)")
        expectErrors(
            "if anyof (true,1️⃣) { }",
            "a test must stand here, not ')'; write it as in: anyof (true, false)")
        expectErrors(
            "if anyof (true 1️⃣] false) { }", "',' or ')' must follow the test, not ']'; add it here")
    }
}
