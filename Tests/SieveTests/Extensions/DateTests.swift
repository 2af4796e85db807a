import Outcomes
import Sieve
import Testing

/// A host in a zone that is two hours ahead in the second half of 2009, and one hour else.
private struct Clock: SieveHost {
    var now: Int64 = 1_234_567_890
    var failure: LookupFailure?

    func currentTime() throws(LookupFailure) -> Int64 {
        if let failure { throw failure }
        return now
    }

    func localZone(at time: Int64) -> Int { time > 1_240_000_000 ? 120 : 60 }
}

@Suite struct DateTests {
    private let message = SieveTests.message(
        """
        Date: Mon, 20 Jul 2009 21:44:43 +0300
        Received: from a by b; Tue, 21 Jul 2009 00:30:00 +0100
        Received: from c by d; Wed, 22 Jul 2009 00:30:00 +0100
        X-Bad: 30 Feb 2009 12:00:00 +0000
        X-Bad: 1 Feb 2009 12:00:00 +0000
        X-Winter: 1 Feb 2009 23:30:00 GMT


        """)

    private func evaluate(_ test: String, host: some SieveHost = Clock()) throws -> Bool {
        try SieveTests.evaluate(
            test,
            require: #""date", "relational", "comparator-i;ascii-numeric", "variables""#,
            on: message, host: host)
    }

    @Test(arguments: [
        (#"date :originalzone "date" "hour" "21""#, true), (#"date "date" "hour" "20""#, true),
        (#"date :zone "-0530" "date" "time" "13:14:43""#, true),
        (#"date "received" "day" "21""#, true), (#"date "RECEIVED" "date" "2009-07-22""#, false),
        (#"date "x-winter" "iso8601" "2009-02-02T00:30:00+01:00""#, true),
        (#"date :originalzone "x-winter" "iso8601" "2009-02-01t23:30:00z""#, true),
        (#"date "x-bad" "year" "2009""#, false), (#"date :matches "x-bad" "year" "*""#, false),
        (#"date "x-none" "year" "2009""#, false), (#"date "date" "YEAR" "2009""#, true),
        (#"date :count "eq" "date" "date" "1""#, true),
        (#"date :count "eq" "received" "date" "1""#, true),
        (#"date :count "eq" "x-bad" "date" "0""#, true),
        (#"date :count "eq" "x-none" "date" "0""#, true),
        (#"date :value "ge" "date" "date" "2009-07-20""#, true),
        (#"date :value "lt" :comparator "i;ascii-numeric" "date" "julian" "100000""#, true),
        (#"date "date" "year" ["1999", "2009"]"#, true),
    ])
    func `dates of fields`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: [
        (#"currentdate "iso8601" "2009-02-14T00:31:30+01:00""#, true),
        (#"currentdate :zone "+0000" "std11" "Fri, 13 Feb 2009 23:31:30 +0000""#, true),
        (#"currentdate :zone "-0000" "zone" "+0000""#, true),
        (#"currentdate "weekday" "6""#, true), (#"currentdate :zone "-0100" "weekday" "5""#, true),
        (#"currentdate :value "ge" "hour" "09""#, false),
        (#"currentdate :count "eq" "year" "1""#, true),
    ])
    func `the time now`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `names that depend on variables`() throws {
        func run(_ zone: String, _ part: String) throws -> String {
            try actions(
                of: """
                    require ["date", "variables"];
                    set "zone" "\(zone)"; set "part" "\(part)"; set "field" "date";
                    if date :zone "${zone}" "${field}" "${part}" "18" { discard; }
                    """, on: message)
        }
        #expect(try run("+0000", "hour").contains("discard"))
        #expect(try run("+0100", "hour").contains("INBOX"))
        // The local zone, which is that of the host: UTC.
        let local = try run("zulu", "hour")
        #expect(local.contains("discard"))
        #expect(
            local.contains(
                #""warnings":["test:3:15: \"zulu\" is no time zone; write it as in \"+0200\"""#))
        let none = try run("+0000", "era")
        #expect(none.contains("INBOX"))
        #expect(none.contains("a date has no part \\\"era\\\"; it has"))
    }

    @Test func `a host without a clock keeps the message`() throws {
        let text = #"require "date"; if currentdate "year" "2009" { discard; }"#
        #expect(
            try actions(of: text)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"failure":"#
                + #""test:1:17: the time is not known here; run the script where mail is delivered"}"#
        )
        #expect(
            try actions(of: text, host: Clock(failure: .temporary("stopped")))
                .contains("test:1:17: stopped"))
    }

    @Test func `no answer of the host traps`() throws {
        for now in [Int64.min, .max] {
            #expect(try !evaluate(#"currentdate "year" "2009""#, host: Clock(now: now)))
        }
    }

    @Test func `what is wrong with arguments`() {
        let parts = [
            "year", "month", "day", "date", "julian", "hour", "minute", "second", "time", "iso8601",
            "std11", "zone", "weekday",
        ].map { "\"\($0)\"" }.joined(separator: ", ")
        expectErrors(
            """
            require "date";
            if date "date" 1️⃣"era" "x" {}
            if currentdate 2️⃣"" "x" {}
            if date :zone 3️⃣"0200" "date" "year" "x" {}
            if date :zone "+0200" 4️⃣:originalzone "date" "year" "x" {}
            if currentdate 5️⃣:originalzone "year" "x" {}
            if date 6️⃣["date", "x"] "year" "x" {}
            """, "a date has no part \"era\"; it has \(parts)",
            "a date has no part \"\"; it has \(parts)",
            "\"0200\" is no time zone; write it as in \"+0200\"",
            "':originalzone' and ':zone' exclude each other; remove one",
            "'currentdate' has no tag ':originalzone'; remove it",
            "'date' needs a string here, for its header-name")
    }
}
