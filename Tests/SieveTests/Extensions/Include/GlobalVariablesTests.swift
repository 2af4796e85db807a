import Sieve
import Testing

@Suite struct GlobalVariablesTests {
    @Test func `global needs both extensions`() {
        expectErrors(
            "require \"include\"; 1️⃣global \"x\";",
            "the command 'global' needs an extension; add require \"variables\" at the top")
        expectErrors(
            "require \"variables\"; 1️⃣global \"x\";",
            "the command 'global' needs an extension; add require \"include\" at the top")
        expectErrors(
            "require \"variables\"; set 1️⃣\"global.x\" 2️⃣\"${global.x}\";",
            "nothing in the namespace 'global' can be set; use a name without a dot",
            "there is no namespace 'global'; require the extension that it belongs to")
    }

    @Test func `names are checked`() {
        expectErrors(
            """
            require ["include", "variables"];
            set "x" "1";
            global 1️⃣"x";
            global ["ok", 2️⃣"1", 3️⃣"a.b", 4️⃣"${x}"];
            set 5️⃣"global.a.b" "";
            set 6️⃣"global.12" "";
            """,
            "the variable 'x' is in use already; move this to the top",
            "${1} is set by matches only; use a name that begins with a letter",
            "\"a.b\" is no name of a variable; use letters, digits and '_', a letter first",
            "the name of a variable must not depend on variables; write a fixed text",
            "\"a.b\" is no name of a variable; use letters, digits and '_', a letter first",
            "${12} is set by matches only; use a name that begins with a letter")
    }

    @Test func `reading a name that can not be is an error too`() {
        expectErrors(
            "require [\"include\", \"variables\"]; redirect 1️⃣\"${global.a.b}\";",
            "\"a.b\" is no name of a variable; use letters, digits and '_', a letter first")
    }

    @Test func `a local variable of the same name is another`() throws {
        let library = Library(["set": "set \"x\" \"local\"; set \"global.x\" \"shared\";"])
        let script = "set \"x\" \"mine\"; include \"set\"; fileinto \"${x} ${global.x}\";"
        #expect(try library.mailboxes(script) == "mine shared")
    }

    @Test func `values are cut, and names are limited in all scripts together`() throws {
        var limits = SieveLimits.default
        limits.variableLength = 3
        limits.variables = 2
        let library = Library(["a": "global [\"x\", \"y\"];", "b": "set \"global.z\" \"\";"])
        #expect(
            try library.mailboxes(
                "set \"global.x\" \"12345\"; fileinto \"${global.x}\";", limits: limits) == "123")
        #expect(try library.mailboxes("include \"a\";", limits: limits) == "INBOX")
        let error = #expect(throws: (any Error).self) {
            try library.mailboxes("include \"a\"; include \"b\";", limits: limits)
        }
        #expect(
            "\(error.map { "\($0)" } ?? "")".contains(
                "the scripts have more than 2 global variables (variables_max_count)"))
    }
}
