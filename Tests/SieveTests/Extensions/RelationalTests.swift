import Mail
import Sieve
import Testing

@Suite struct RelationalTests {
    private let message = SieveTests.message(
        """
        From: Kim <kim@example.com>
        To: a@x.example, b@x.example, Group: c@x.example, d@x.example;
        Cc: e@x.example
        Bcc:
        X-Score: 300
        X-Score: 20
        X-Empty:
        Subject: mango


        """)

    private func evaluate(_ test: String, sender: String = "kim@example.com") throws -> Bool {
        try SieveTests.evaluate(
            test,
            require: #""relational", "comparator-i;ascii-numeric", "envelope", "variables""#,
            on: message,
            envelope: SieveEnvelope(
                sender: Array(sender.utf8), recipient: Array("me@x.example".utf8)))
    }

    private let numeric = #":comparator "i;ascii-numeric""#

    @Test(arguments: [
        ("gt", [false, false, true]), ("ge", [false, true, true]), ("lt", [true, false, false]),
        ("le", [true, true, false]), ("eq", [false, true, false]), ("ne", [true, false, true]),
    ])
    func `each relation, with a smaller, an equal and a larger value`(
        _ relation: String, _ expected: [Bool]
    ) throws {
        for (value, expected) in zip(["9", "010", "11"], expected) {
            #expect(
                try evaluate("string :value \"\(relation)\" \(numeric) \"\(value)\" \"10\"")
                    == expected)
        }
        for (key, expected) in zip(["3", "2", "1"], expected) {
            #expect(
                try evaluate("header :count \"\(relation)\" \(numeric) \"x-score\" \"\(key)\"")
                    == expected)
        }
    }

    @Test(arguments: [
        (#"header :value "gt" "subject" "LEMON""#, true),
        (#"header :value "lt" "subject" "Melon""#, true),
        (#"header :value "eq" "subject" "MANGO""#, true),
        (#"header :value "gt" "subject" "mang""#, true),
        (#"header :value "lt" "subject" "mangos""#, true),
        (#"header :value "eq" :comparator "i;octet" "subject" "MANGO""#, false),
        (#"header :value "gt" :comparator "i;octet" "subject" "MANGO""#, true),
        (#"header :value "ne" :comparator "i;unicode-casemap" "subject" "MANGO""#, false),
        (#"header :value "ne" "x-none" "a""#, false),
        (#"address :value "ge" :localpart "from" "kim""#, true),
        (#"header :value "gt" "subject" ["zebra", "apple"]"#, true),
        (#"string :value "lt" "${none}" "a""#, true),
    ])
    func `texts`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: [
        (#""gt" "x-score" "100""#, true), (#""lt" "x-score" "100""#, true),
        (#""gt" "x-score" "300""#, false), (#""ge" "x-empty" "99999999999999999999""#, true),
        (#""eq" "x-empty" """#, true), (#""gt" "x-score" """#, false),
    ])
    func `numbers, of which any pair will do`(_ test: String, _ expected: Bool) throws {
        let words = test.split(separator: " ", maxSplits: 1)
        #expect(try evaluate("header :value \(words[0]) \(numeric) \(words[1])") == expected)
    }

    @Test(arguments: [
        (#"address "to""#, 4), (#"address ["to", "cc", "bcc"]"#, 5), (#"address "bcc""#, 0),
        (#"header ["to", "cc", "bcc"]"#, 3), (#"header "x-empty""#, 1), (#"header "x-none""#, 0),
        (#"envelope "from""#, 1), (#"envelope ["from", "to"]"#, 2),
        (#"string ["a", "", "b"]"#, 2), (#"address :domain "to""#, 4),
    ])
    func `what is counted`(_ test: String, _ count: Int) throws {
        let words = test.split(separator: " ", maxSplits: 1)
        for number in 0...6 {
            #expect(
                try evaluate("\(words[0]) :count \"eq\" \(numeric) \(words[1]) \"\(number)\"")
                    == (number == count))
        }
    }

    @Test func `the null sender is none`() throws {
        #expect(try evaluate("envelope :count \"eq\" \(numeric) \"from\" \"0\"", sender: ""))
    }

    @Test func `any key will do for a count`() throws {
        #expect(try evaluate("address :count \"eq\" \(numeric) \"to\" [\"1\", \"4\"]"))
        #expect(try evaluate("not address :count \"gt\" \(numeric) \"to\" [\"5\", \"4\"]"))
    }

    @Test func `keys may change from run to run`() throws {
        let script = try compile(
            """
            require ["relational", "comparator-i;ascii-numeric", "variables"];
            set "n" "2";
            if header :count "eq" \(numeric) "x-score" "${n}" { discard; }
            """)
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.first is DiscardAction)
    }

    @Test func `relations that are none`() {
        let words = "use \"gt\", \"ge\", \"lt\", \"le\", \"eq\" or \"ne\""
        expectErrors(
            """
            require ["relational", "variables"];
            if header :value 1️⃣"gr" "a" "b" {}
            if header :count 2️⃣"" "a" "b" {}
            if header :value 3️⃣"${x}" "a" "b" {}
            if header 4️⃣:value :comparator "i;octet" "a" "b" {}
            if header :value "gt" 5️⃣:is "a" "b" {}
            """, "\"gr\" is no relation; \(words)", "\"\" is no relation; \(words)",
            "the relation must not depend on variables; write a fixed text",
            "':value' must be followed by a string, its relation",
            "':is' and ':value' exclude each other; remove one")
    }

    @Test func `a comparator without an order`() {
        let unordered = Comparator(
            "x;equal", operations: .equality, folding: .none, countsOctets: true)
        expectErrors(
            """
            require ["relational", "x"];
            if header :value "gt" 1️⃣:comparator "x;equal" "a" "b" {}
            """, "the comparator x;equal can not do ':value'; use another one",
            extensions: SieveExtension.all + [
                SieveExtension("x", specification: "test", comparators: [unordered])
            ])
    }
}
