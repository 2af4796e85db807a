import Mail
import Testing

@Suite struct HeaderTests {
    private let message = MessageInMemory(
        Array("Subject:  Caf=\n\u{20}one \nX: =?utf-8?q?=C3=A4?=\nX: y\0z\nX : spaced\nE:\n\n".utf8)
    )

    @Test(arguments: [
        (#"header "subject" "caf= one""#, true), (#"header :is "x" "ä""#, true),
        (#"header :contains "x" "spaced""#, true), (#"header "x:" "spaced""#, false),
        (#"header "e" """#, true), (#"header "f" """#, false), (#"header :contains "e" """#, true),
        (#"header ["f", "e"] ["a", ""]"#, true), (#"header [""] """#, false),
        (#"header :matches "x" "y?z""#, true), (#"header :contains "x" "z""#, true),
    ])
    func `values are unfolded, trimmed and decoded`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test, on: message) == expected)
    }

    @Test func `the name may depend on variables`() throws {
        #expect(
            try actions(
                of: """
                    require ["variables", "fileinto"];
                    set "name" "Subject";
                    if header :is "${name}" "Frop!" { fileinto "yes"; }
                    """) == #"{"actions":[{"a":"store","mailbox":"yes"}],"implicit_keep":null}"#)
    }

    @Test func `unknown comparators`() {
        expectErrors(
            "if header :comparator 1️⃣\"i;octett\" \"a\" \"b\" {}",
            "there is no comparator \"i;octett\"; did you mean 'i;octet'?")
    }
}
