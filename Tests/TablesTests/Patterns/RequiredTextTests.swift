import Testing

@testable import Tables

@Suite struct RequiredTextTests {
    @Test(
        arguments: [
            ("^deleted[0-9]+@old[.]example$", ["deleted", "@old.example"]),
            ("^(.*)@OLD\\.example$", ["@old.example"]),
            ("abc+d", ["abc", "d"]),
            ("abc*d?e", ["ab", "e"]),
            ("ab{2,3}c", ["a", "c"]),
            ("a(b|c)*d", ["a", "d"]),
            ("a.b", ["a", "b"]),
            ("a[^b]c[d]e", ["a", "cde"]),
            ("a\\wb", ["a", "b"]),
            ("a.*?b", ["a", "b"]),
            ("^$", []),
            ("", []),
        ] as [(String, [String])])
    func `what every match holds is found`(pattern: String, texts: [String]) {
        #expect(RequiredText(bytes(pattern)).texts == texts.map(bytes))
    }

    @Test(arguments: [
        "abc|def", "(?i)abc", "(*UTF)abc", "abc\\Qd|e\\E", "abc\\x41", "abc{d|e}", "abc+?", "abc\\",
        "abc[\\]|]", "abc[[:alpha:]]", "abc(d", "abc[d", "abc)", "*abc", "\\<abc",
        "(a[[:alpha:]])bc",
    ])
    func `a pattern that is not understood requires nothing`(pattern: String) {
        #expect(RequiredText(bytes(pattern)).texts.isEmpty)
    }

    @Test(arguments: [PatternDialect.posix, .pcre])
    func `no key that matches is passed by`(dialect: PatternDialect) throws {
        var random = RandomText(seed: 1)
        var matches = 0
        var passedBy = 0
        for _ in 0..<20_000 {
            let pattern = random.pattern()
            guard let compiled = try? dialect.compile(pattern, dialect.defaultOptions) else {
                continue
            }
            let texts = RequiredText(pattern).texts
            let requirement = TextFilter([texts]).requirement(of: texts)
            for _ in 0..<10 {
                let key = random.key()
                let subject = try #require(PatternSubject(key))
                let mayMatch = TextFilter.Pieces(of: key).mayMeet(requirement)
                if try compiled.match(subject, wantsGroups: false) != nil {
                    matches += 1
                    if !mayMatch {
                        Issue.record("\(String(decoding: pattern, as: UTF8.self)) is passed by")
                    }
                } else if !mayMatch {
                    passedBy += 1
                }
            }
        }
        // Else the texts were too unlike to say anything.
        #expect(matches > 10_000)
        #expect(passedBy > 10_000)
    }
}

/// Patterns and keys of few letters, so that many of them match.
private struct RandomText {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64: the same row of numbers in every run.
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var number = state
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((number ^ (number >> 31)) % UInt64(limit))
    }

    private static let words = ["abab", "aB", "b", "a", "@ab", "abba"]
    private static let pieces =
        words + words + words + words + [
            ".", "^", "$", "*", "+", "?", "{1,2}", "{a|b}", "{2}", "[.]", "[ab]", "[^a]", "(", ")",
            "|", "\\.", "\\w", "(ab|ba)", "(b)", "[]a]", "[^]a]", "[\\]a]", "(?:ab)?", "(a[)]b)",
            "\\b", "-", "]", "}", ".*", "[[:alpha:]]", "\\B",
        ]

    mutating func pattern() -> [UInt8] {
        bytes((0..<(1 + below(6))).map { _ in Self.pieces[below(Self.pieces.count)] }.joined())
    }

    mutating func key() -> [UInt8] {
        bytes((0..<below(7)).map { _ in (Self.words + [".", "}", "]", "\\"])[below(10)] }.joined())
    }
}
