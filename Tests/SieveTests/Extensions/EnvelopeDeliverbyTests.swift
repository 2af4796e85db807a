import Sieve
import Testing

@Suite struct EnvelopeDeliverbyTests {
    private struct Clock: SieveHost {
        func currentTime() -> Int64 { 1_234_567_890 }

        func localZone(at time: Int64) -> Int { 60 }
    }

    private func evaluate(
        _ test: String, time: Int64? = 1_234_567_900, host: some SieveHost = Clock()
    ) throws -> Bool {
        var envelope = SieveTests.envelope
        if let time {
            envelope.deliverBy = DeliverBy(time: time, mode: .notify, isTraced: time > 0)
        }
        return try SieveTests.evaluate(
            "envelope \(test)",
            require: #""envelope", "envelope-deliverby", "relational", "variables""#,
            envelope: envelope, host: host)
    }

    @Test(arguments: [
        (#""bytimerelative" "10""#, true), (#""bymode" "notify""#, true),
        (#""bymode" "return""#, false), (#""bytrace" "true""#, true),
        (#""bytimeabsolute" "2009-02-14T00:31:40+01:00""#, true),
        (#":zone "+0000" "bytimeabsolute" "2009-02-13T23:31:40Z""#, true),
        (#":domain "bytimeabsolute" "x""#, false), (#":count "eq" "bytrace" "1""#, true),
    ])
    func `the time that is left`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `a time that is over is negative`() throws {
        #expect(try evaluate(#""bytimerelative" "-890""#, time: 1_234_567_000))
        #expect(try evaluate(#":contains "bytimerelative" "-""#, time: -5))
        #expect(try !evaluate(#":contains "bytrace" """#, time: -5))
    }

    @Test(arguments: [Int64.min, .max])
    func `no time traps`(time: Int64) throws {
        for part in ["bytimerelative", "bytimeabsolute"] {
            _ = try evaluate(":contains \"\(part)\" \"x\"", time: time)
        }
        #expect(try evaluate(#":count "eq" "bytimeabsolute" "1""#, time: time))
    }

    @Test func `nothing if nobody said, and nothing relative without a clock`() throws {
        for part in ["bytimeabsolute", "bytimerelative", "bymode", "bytrace"] {
            #expect(try !evaluate(":contains \"\(part)\" \"\"", time: nil))
        }
        #expect(
            try !evaluate(
                #":contains "bytimerelative" """#, host: SieveHostWithoutMailboxes()))
    }

    @Test func `zones that are none`() {
        expectErrors(
            """
            require ["envelope", "envelope-deliverby"];
            if envelope :zone 1️⃣"x" "bytimeabsolute" "y" {}
            """, "\"x\" is no time zone; write it as in \"+0200\"")
        expectErrors(
            "require \"envelope\"; if envelope 1️⃣:zone \"+0000\" \"to\" \"y\" {}",
            "the tag ':zone' needs an extension; add require \"envelope-deliverby\" at the top")
    }
}
