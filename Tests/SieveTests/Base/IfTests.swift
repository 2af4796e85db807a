import Testing

@Suite struct IfTests {
    /// The mailboxes that a script stores into.
    private func mailboxes(_ text: String) throws -> String {
        try actions(of: "require \"fileinto\";\n" + text)
    }

    private func stored(_ name: String) -> String {
        #"{"actions":[{"a":"store","mailbox":"\#(name)"}],"implicit_keep":null}"#
    }

    @Test(arguments: [
        (true, true, "a"), (true, false, "a"), (false, true, "b"), (false, false, "c"),
    ])
    func `one branch is taken`(_ first: Bool, _ second: Bool, _ expected: String) throws {
        let text = """
            if \(first) { fileinto "a"; }
            elsif \(second) { fileinto "b"; }
            else { fileinto "c"; }
            """
        #expect(try mailboxes(text) == stored(expected))
    }

    @Test func `many branches`() throws {
        let branches = (1...50).map { "elsif \($0 == 40) { fileinto \"\($0)\"; }" }.joined()
        #expect(try mailboxes("if false { } \(branches) else { discard; }") == stored("40"))
    }

    @Test func `no branch need be taken`() throws {
        #expect(
            try mailboxes("if false { discard; } elsif false { discard; }")
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
    }

    @Test func `elsif and else follow if`() {
        let elsif = "'elsif' must follow the block of an 'if' or 'elsif'; move it there"
        let otherwise = "'else' must follow the block of an 'if' or 'elsif'; move it there"
        expectErrors("1️⃣elsif true { }", elsif)
        expectErrors("1️⃣else { }", otherwise)
        expectErrors("if true { } keep; 1️⃣else { }", otherwise)
        expectErrors("if true { } else { } 1️⃣else { }", otherwise)
        expectErrors("if true { } else { } 1️⃣elsif true { }", elsif)
        expectErrors("if true { 1️⃣else { } }", otherwise)
    }

    @Test func `behind an if with errors they are in place`() {
        expectErrors(
            "keep; if 1️⃣frop { } elsif true { } else { 2️⃣frip; }",
            "there is no test 'frop'; check its spelling",
            "there is no command 'frip'; check its spelling")
    }
}
