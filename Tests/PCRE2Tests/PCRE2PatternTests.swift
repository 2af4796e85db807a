import Outcomes
import PCRE2
import TestSupport
import Testing

@Suite struct PCRE2PatternTests {
    @Test func `groups are byte ranges of the subject`() throws {
        let pattern = try PCRE2Pattern(bytes("^(.*)@old[.](example)$"))
        let match = try #require(try pattern.firstMatch(in: bytes("bob@old.example")))
        #expect(pattern.captureCount == 2)
        #expect(match.ranges == [0..<15, 0..<3, 8..<15])
        #expect(match[1] == 0..<3)
        #expect(match[3] == nil)
    }

    @Test func `no match is nil, not an error`() throws {
        let pattern = try PCRE2Pattern(bytes("^a$"))
        #expect(try pattern.firstMatch(in: bytes("b")) == nil)
        #expect(try pattern.firstMatch(in: []) == nil)
    }

    @Test func `whether it matches is the same question with a shorter answer`() throws {
        let pattern = try PCRE2Pattern(bytes("^(a+)+$"))
        #expect(try pattern.matches(bytes("aaa")))
        #expect(try !pattern.matches(bytes("aab")))
        let hostile = [UInt8](repeating: UInt8(ascii: "a"), count: 40) + bytes("!")
        #expect(throws: LookupFailure.temporary("match limit exceeded")) {
            try pattern.matches(hostile)
        }
    }

    @Test func `an empty pattern matches an empty subject`() throws {
        let match = try PCRE2Pattern([]).firstMatch(in: [])
        #expect(match?.ranges == [0..<0])
    }

    @Test func `a group without part has no range, an empty one an empty range`() throws {
        let match = try PCRE2Pattern(bytes("(x)?(y*)z")).firstMatch(in: bytes("z"))
        #expect(match?.ranges == [0..<1, nil, 0..<0])
    }

    @Test(
        arguments: [
            (.caseless, "ABC", "abc", true),
            (PCRE2Options(), "ABC", "abc", false),
            (.dotAll, "a.b", "a\nb", true),
            (PCRE2Options(), "a.b", "a\nb", false),
            (.multiline, "^b$", "a\nb\nc", true),
            (PCRE2Options(), "^b$", "a\nb\nc", false),
            (.extended, "a b # c", "ab", true),
            (.anchored, "b", "ab", false),
            (.dollarEndOnly, "a$", "a\n", false),
            (PCRE2Options(), "a$", "a\n", true),
        ] as [(PCRE2Options, String, String, Bool)])
    func `an option changes what matches`(
        options: PCRE2Options, pattern: String, subject: String, matches: Bool
    ) throws {
        let compiled = try PCRE2Pattern(bytes(pattern), options: options)
        #expect(try (compiled.firstMatch(in: bytes(subject)) != nil) == matches)
    }

    @Test func `ungreedy takes as little as it can`() throws {
        let match = try PCRE2Pattern(bytes("a+"), options: .ungreedy).firstMatch(in: bytes("aaa"))
        #expect(match?[0] == 0..<1)
    }

    @Test(arguments: [
        ("(a", 2, "missing closing parenthesis"),
        ("a**", 3, "quantifier does not follow a repeatable item"),
        ("[z-a]", 3, "range out of order in character class"),
    ])
    func `a bad pattern says what is wrong and where`(
        pattern: String, offset: Int, message: String
    ) {
        do throws(PCRE2CompileError) {
            _ = try PCRE2Pattern(bytes(pattern))
            Issue.record("compiled")
        } catch {
            #expect(abs(error.offset - offset) <= 1)
            #expect(error.message == message)
        }
    }

    @Test func `a pattern that backtracks without end fails for now, soon`() throws {
        let pattern = try PCRE2Pattern(bytes("^(a+)+$"))
        let hostile = [UInt8](repeating: UInt8(ascii: "a"), count: 40) + bytes("!")
        let time = processorTime {
            #expect(throws: LookupFailure.temporary("match limit exceeded")) {
                _ = try pattern.firstMatch(in: hostile)
            }
        }
        #expect(time < .seconds(2))
    }

    @Test func `a long subject does not overflow the stack of the fast matcher`() throws {
        let pattern = try PCRE2Pattern(bytes("^(?:a|b|(?:cd))*+$"))
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 60_000)
        #expect(try pattern.firstMatch(in: long)?[0] == 0..<60_000)
    }

    @Test func `threads share a pattern`() async throws {
        let pattern = try PCRE2Pattern(bytes("^(u[0-9]+)@"))
        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let match = try pattern.firstMatch(in: bytes("u\(number)@example.org"))
                    return match?[1] == 0..<("u\(number)".utf8.count)
                }
            }
            return try await group.reduce(true) { $0 && $1 }
        }
        #expect(right)
    }

    @Test func `steps are counted down`() throws {
        let pattern = try PCRE2Pattern(bytes("a*b"), options: .countsSteps)
        var steps = 1_000
        #expect(try pattern.firstMatch(in: bytes("xaab"), steps: &steps)?[0] == 1..<4)
        #expect((980..<1_000).contains(steps))
        let before = steps
        #expect(try pattern.firstMatch(in: bytes("xaac"), steps: &steps) == nil)
        #expect(steps <= before)
    }

    @Test func `a match ends when there are no steps left`() throws {
        let pattern = try PCRE2Pattern(bytes("(a|b)*c"), options: .countsSteps)
        var steps = 10
        #expect(throws: LookupFailure.temporary("step limit exceeded")) {
            try pattern.firstMatch(in: bytes("abababababababababababc"), steps: &steps)
        }
        #expect(steps < 0)
        steps = 1_000
        #expect(try pattern.firstMatch(in: bytes("ababc"), steps: &steps)?[0] == 0..<5)
    }

    @Test func `steps are those of all starts together`() throws {
        // Some 16,000 steps for each of 10,000 starts.
        let pattern = try PCRE2Pattern(bytes("(?:a|a){0,12}z?$"), options: .countsSteps)
        let subject = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000) + bytes("!")
        var steps = 100_000
        let time = processorTime {
            #expect(throws: LookupFailure.temporary("step limit exceeded")) {
                try pattern.firstMatch(in: subject, steps: &steps)
            }
        }
        #expect(time < .seconds(1))
    }

    @Test func `characters of UTF-8, and octets that are none`() throws {
        let options: PCRE2Options = [.utf, .wholeCharacters]
        let pattern = try PCRE2Pattern(bytes("g.d"), options: options)
        #expect(try pattern.matches(bytes("göd")))
        #expect(try !pattern.matches(bytes("g") + [0xFF] + bytes("d")))
        #expect(try pattern.firstMatch(in: [0xFF] + bytes("god"))?[0] == 1..<4)
        #expect(try !PCRE2Pattern(bytes("g.d")).matches(bytes("göd")))
        #expect(throws: PCRE2CompileError.self) {
            try PCRE2Pattern(bytes("\\C"), options: options)
        }
        #expect(throws: PCRE2CompileError.self) { try PCRE2Pattern([0xFF], options: options) }
    }

    @Test func `references to groups are seen`() throws {
        #expect(try PCRE2Pattern(bytes("(a)\\1")).hasBackReferences)
        #expect(try PCRE2Pattern(bytes("(?<n>a)\\k<n>")).hasBackReferences)
        #expect(try !PCRE2Pattern(bytes("(a)b")).hasBackReferences)
    }

    @Test func `bytes that are no UTF-8 match as bytes`() throws {
        #expect(try PCRE2Pattern(bytes("^.$")).firstMatch(in: [0xff])?[0] == 0..<1)
    }
}

private func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}
