import Testing

@testable import Sieve

@Suite struct VariableReferenceTests {
    /// The value of a text where `a` is "1", `long` is a name of 64 letters, and nothing else is set.
    private func value(_ text: String) throws -> String {
        let long = String(repeating: "n", count: 64)
        let script = try compile(
            """
            require ["variables", "fileinto"];
            set "a" "1"; set "\(long)" "2";
            fileinto "<\(text)>";
            """)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        let mailbox = String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
        return String(mailbox.dropFirst().dropLast())
    }

    @Test(arguments: [
        ("${a}", "1"), ("${A}", "1"), ("x${a}", "x1"), ("${a}x", "1x"), ("${a}${a}", "11"),
        ("${a}x${a}", "1x1"), ("${b}", ""), ("${_}", ""), ("${a}${b}${a}", "11"), ("${0}", ""),
        ("${99}", ""), ("$${a}", "$1"), ("{${a}}", "{1}"), ("${${a}", "${1"), ("${x ${a}", "${x 1"),
    ])
    func `references`(_ text: String, _ expected: String) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        "$", "${", "${}", "${ }", "${ a}", "${a }", "${a", "$a", "{a}", "$ {a}", "${1a}", "${a-b}",
        "${a.}", "${.a}", "${a..b}", "${1.a}", "${.}", "${ä}", "${a:b}", "${hex:40}", "${$}",
    ])
    func `texts that are none`(_ text: String) throws {
        #expect(try value(text) == text)
    }

    @Test func `the longest name is a name, and a longer one is text`() throws {
        #expect(try value("${\(String(repeating: "n", count: 64))}") == "2")
        #expect(try value("${\(String(repeating: "N", count: 64))}") == "2")
        let long = "${\(String(repeating: "n", count: 65))}"
        #expect(try value(long) == long)
        #expect(try value(long + "${a}") == long + "1")
    }

    @Test(arguments: [1, 2, 31, 32, 63, 64])
    func `names of all lengths`(_ length: Int) throws {
        let name = String(repeating: "q", count: length)
        #expect(try value("[${\(name)}]") == "[]")
    }

    @Test(arguments: ["a.b", "a.b.c", "global.x", "a.1", "_.x"])
    func `dots make namespaces, which need an extension`(_ name: String) {
        let namespace = name.prefix { $0 != "." }
        expectErrors(
            "require [\"variables\", \"fileinto\"]; fileinto 1️⃣\"${\(name)}\";",
            "there is no namespace '\(namespace)'; require the extension that it belongs to")
    }

    @Test func `without the extension everything is text`() throws {
        #expect(
            try actions(of: #"require "fileinto"; fileinto "${a}";"#)
                == #"{"actions":[{"a":"store","mailbox":"${a}"}],"implicit_keep":null}"#)
    }

    @Test func `it works from the line on that requires it`() throws {
        #expect(
            try actions(
                of: #"require "fileinto"; require "variables"; set "x" "y"; fileinto "${x}";"#)
                == #"{"actions":[{"a":"store","mailbox":"y"}],"implicit_keep":null}"#)
    }
}
