import Mail
import Outcomes
import Sieve
import TestSupport
import Testing

/// No expression and no value costs more than about a second.
@Suite struct RegularExpressionTests {
    /// Patterns that take exponential, or quadratic, time with a value of many a's.
    private static let patterns = [
        "^(a+)+$", "(a|aa)+$", "(a|a)*b", "(.*)*x", "a*a*a*a*a*a*b", "(?:a|a){0,15}b",
        "(?:a|a){0,12}c?$", "[ab]{30000}b", "(a{1,100}){1,100}b", "(?=(a+))a*b", "(?:a*?)*?b",
        "((a*)*)*b", "(?:(?R)|a)*b", "(?<=a{200})b", "a*+c", "(?:.*?,){11}P", "(?i)(ä|a)*b",
        "(a(*SKIP)a)*b", "(*LIMIT_MATCH=4000000000)(a+)+$", "(a?){200}b", "(?:a*b?)*c",
    ]

    @Test(arguments: patterns, [100, 5_000, 200_000])
    func `the time is bounded`(pattern: String, length: Int) throws {
        let message = MessageInMemory(
            Array("X: \(String(repeating: "a", count: length))!\n\n".utf8))
        let script = try compile(
            #"require "regex"; if header :regex "x" "\#(pattern)" { discard; }"#)
        let time = processorTime {
            let result = script.run(
                message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
            #expect(result.actions.count == 1)
            if let failure = result.failure {
                #expect(failure.message.contains("takes too long"))
                #expect(result.implicitKeep)
            }
        }
        // Without optimization, beside other tests, on a slow machine.
        #expect(time < .seconds(5), "\(pattern) \(length)")
    }

    @Test func `the limit is named`() throws {
        let message = MessageInMemory(Array("X: \(String(repeating: "a", count: 64))!\n\n".utf8))
        #expect(
            try actions(
                of: #"require "regex"; if header :regex "x" "^(a+)+$" { discard; }"#, on: message
            )
            .contains(
                "test:1:18: a regular expression takes too long on this message "
                    + "(step limit exceeded); use a simpler one"))
        var limits = SieveLimits()
        limits.regexSteps = 50
        #expect(
            try actions(
                of: #"require "regex"; if header :regex "x" "^(a+)+$" { discard; }"#, on: message,
                limits: limits
            ).contains("(step limit exceeded)"))
    }

    @Test func `the work of a run is counted over all matches`() throws {
        let message = MessageInMemory(
            Array(String(repeating: "X: \(String(repeating: "ab", count: 40))\n", count: 200).utf8)
                + [0x0A])
        var limits = SieveLimits()
        limits.steps = 100_000
        let result = try compile(
            #"require "regex"; if header :regex "x" "(a|b)*[cd]" { discard; }"#, limits: limits
        ).run(message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure?.message.contains("takes too long") == true)
    }

    @Test func `usual expressions of usual values are far from the limits`() throws {
        let text = String(repeating: "Received by mx.example.org with ESMTP id 123; ", count: 40)
        var limits = SieveLimits()
        limits.regexSteps /= 2
        for pattern in [
            "(viagra|cialis|lottery)", ".*id.*with.*nowhere", "[[:alnum:]._-]+@[[:alnum:].-]+",
            "^.*(foo|bar).*$", "(.+) id ([0-9]+); $",
        ] {
            let script = try compile(
                #"require "regex"; if header :regex "x" "\#(pattern)" { discard; }"#,
                limits: limits)
            let result = script.run(
                message: message("X: \(text)\n\n"), envelope: envelope,
                host: SieveHostWithoutMailboxes())
            #expect(result.failure == nil, "\(pattern)")
        }
    }
}
