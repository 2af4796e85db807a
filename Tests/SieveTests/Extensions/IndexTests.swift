import Sieve
import Testing

@Suite struct IndexTests {
    private let message = SieveTests.message(
        """
        X-A: one
        To: a@x.example, b@x.example
        X-B: two
        X-A: three
        To: c@x.example
        Received: by a; 1 Jan 2009 00:00:01 +0000
        Received: by b; 1 Jan 2009 00:00:02 +0000
        Received: by c; 1 Jan 2009 00:00:03 +0000


        """)

    private func evaluate(_ test: String) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""index", "date", "relational", "variables""#, on: message)
    }

    @Test(arguments: [
        (#"header :index 1 "x-a" "one""#, true), (#"header :index 2 "x-a" "three""#, true),
        (#"header :index 1 "x-a" "three""#, false), (#"header :index 3 "x-a" "three""#, false),
        (#"header :index 1 :last "x-a" "three""#, true),
        (#"header :last :index 2 "x-a" "one""#, true),
        (#"header :last :index 3 :contains "x-a" """#, false),
        (#"header :index 18446744073709551615 :contains "x-a" """#, false),
        (#"address :index 2 "to" "c@x.example""#, true),
        (#"address :index 1 "to" "c@x.example""#, false),
        (#"address :index 1 :last :localpart "to" "c""#, true),
        (#"date :index 2 "received" "second" "02""#, true),
        (#"date :index 1 :last "received" "second" "03""#, true),
        (#"date :index 4 :matches "received" "second" "*""#, false),
        (#"header :index 2 :count "eq" "x-a" "1""#, true),
        (#"header :index 3 :count "eq" "x-a" "0""#, true),
        (#"address :index 1 :count "eq" "to" "2""#, true),
    ])
    func `one of several fields`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: [
        (#"header :index 2 ["x-a", "x-b"] "three""#, true),
        (#"header :index 3 ["x-a", "x-b"] "two""#, true),
        (#"header :index 1 ["x-b", "x-a"] "two""#, true),
        (#"header :index 1 :last ["x-a", "x-b"] "two""#, true),
        (#"header :index 3 :last ["x-a", "x-none", "x-b"] "one""#, true),
        (#"header :index 1 ["x-none", "x-b"] "two""#, true),
        (#"header :index 4 :contains ["x-a", "x-b"] """#, false),
    ])
    func `fields of several names are counted in the order of the names`(
        _ test: String, _ expected: Bool
    ) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "index";
            if header 1️⃣:last "x-a" "one" {}
            if header 2️⃣:index 0 "x-a" "one" {}
            if exists 3️⃣:index 1 "x-a" {}
            if header :index 1 4️⃣:index 2 "x-a" "one" {}
            """, "':last' says something about ':index'; add that, or remove this",
            "fields are counted from one; write ':index 1' for the first",
            "'exists' has no tag ':index'; remove it", "':index' is given twice; remove one")
    }
}
