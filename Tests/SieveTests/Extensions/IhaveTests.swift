import Sieve
import Testing

@Suite struct IhaveTests {
    private func run(_ text: String) throws -> String {
        try actions(of: "require \"ihave\";\n" + text)
    }

    @Test(arguments: [
        (#"ihave "fileinto""#, true), (#"ihave ["fileinto", "copy"]"#, true),
        (#"ihave ["fileinto", "nonsense"]"#, false), (#"ihave "FILEINTO""#, false),
        (#"ihave "comparator-i;octet""#, true), (#"ihave "comparator-i;ascii-numeric""#, true),
        (#"ihave "ihave""#, true), (#"ihave """#, false), (#"not ihave "nonsense""#, true),
        (#"ihave "variables""#, false), (#"ihave "encoded-character""#, false),
        (#"ihave ["fileinto", "variables"]"#, false),
    ])
    func `what there is`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test, require: #""ihave""#) == expected)
    }

    @Test func `what is required is there, whatever it is`() throws {
        #expect(
            try evaluate(
                #"ihave ["variables", "encoded-character"]"#,
                require: #""ihave", "variables", "encoded-character""#))
    }

    @Test(arguments: [
        #"if ihave "fileinto" { fileinto "a"; }"#,
        #"if ihave "fileinto" { } fileinto "a";"#,
        #"if not ihave "fileinto" { nonsense; } else { fileinto "a"; }"#,
        #"if ihave "nonsense" { nonsense :frop 3; } elsif ihave "fileinto" { fileinto "a"; }"#,
        #"if ihave "nonsense" { nonsense; } if anyof (ihave "x", ihave "fileinto") {fileinto "a";}"#,
        #"if allof (ihave "x", x :y "z", z) { q; } if ihave "fileinto" { fileinto "a"; }"#,
        #"if anyof (not ihave "x", x "z") { if ihave "fileinto" { fileinto "a"; } }"#,
        #"if allof (ihave "fileinto", ihave "relational", header :count "eq" "subject" "1") { fileinto "a"; }"#,
    ])
    func `what can not be reached is not compiled`(_ text: String) throws {
        #expect(
            try run(text) == #"{"actions":[{"a":"store","mailbox":"a"}],"implicit_keep":null}"#)
    }

    @Test func `what is not there is no error only where it can not be reached`() {
        let missing = "there is no command 'nonsense'; check its spelling"
        expectErrors(
            """
            require "ihave";
            if ihave "copy" { 1️⃣nonsense; }
            if anyof (ihave "x", true) { 2️⃣nonsense; }
            if not ihave "x" { } else { nonsense; }
            if true { } else { 3️⃣nonsense; }
            if allof (true, 4️⃣x) { }
            """, missing, missing, missing, "there is no test 'x'; check its spelling")
    }

    @Test func `none of several is enabled if one is missing`() {
        expectErrors(
            "require \"ihave\"; if ihave [\"fileinto\", \"x\"] {} 1️⃣fileinto \"a\";",
            "the command 'fileinto' needs an extension; add require \"fileinto\" at the top")
        expectErrors(
            "require \"ihave\"; 1️⃣fileinto \"a\"; if ihave \"fileinto\" {}",
            "the command 'fileinto' needs an extension; add require \"fileinto\" at the top")
    }

    @Test func `names are constant`() {
        expectErrors(
            "require [\"ihave\", \"variables\"]; if ihave [\"copy\", 1️⃣\"${x}\"] {}",
            "the name of an extension must not depend on variables; write a fixed text")
    }

    @Test func `error ends the script, and the message is kept`() throws {
        #expect(
            try run(#"discard; if not ihave "x" { error "no x, Grüße"; } stop;"#)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"#
                + #""failure":"test:2:29: the script ends itself: \"no x, Grüße\""}"#)
        #expect(
            try actions(
                of: #"require ["ihave", "variables"]; set "a" "b"; error "<${a}>";"#
            ).contains(#""failure":"test:1:46: the script ends itself: \"<b>\"""#))
    }
}
