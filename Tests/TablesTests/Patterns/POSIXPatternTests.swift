import Glibc
import Testing

@testable import Tables

@Suite struct POSIXPatternTests {
    private func match(
        _ pattern: String, _ key: String, _ options: CInt = REG_EXTENDED | REG_ICASE,
        wantsGroups: Bool = true
    ) throws -> [Range<Int>?]? {
        let subject = try #require(PatternSubject(bytes(key)))
        return try POSIXPattern(bytes(pattern), options: options)
            .match(subject, wantsGroups: wantsGroups)
    }

    @Test func `groups are byte ranges`() throws {
        #expect(try match("^(.*)@(x)?$", "Bob@") == [0..<4, 0..<3, nil])
        #expect(try POSIXPattern(bytes("(a)(b)"), options: REG_EXTENDED).groupCount == 2)
    }

    @Test func `no match is nil`() throws {
        #expect(try match("^a$", "b") == nil)
    }

    @Test func `groups that are not wanted are not looked for`() throws {
        #expect(try match("^(a)", "abc", wantsGroups: false) == [])
    }

    @Test func `the longest alternative wins, as POSIX has it`() throws {
        #expect(try match("a|ab", "ab")?.first == 0..<2)
    }

    @Test func `options are those of the library`() throws {
        #expect(try match("ABC", "abc") != nil)
        #expect(try match("ABC", "abc", REG_EXTENDED) == nil)
        #expect(try match("a+", "a+", 0) != nil)
    }

    @Test(arguments: [("(", "Unmatched ( or \\("), ("[a", "Unmatched [, [^, [:, [., or [=")])
    func `a bad pattern says what is wrong`(pattern: String, message: String) {
        #expect(throws: PatternDialect.Mistake(offset: nil, message: message)) {
            try POSIXPattern(bytes(pattern), options: REG_EXTENDED)
        }
    }

    @Test func `a key with a NUL is no subject`() {
        #expect(PatternSubject([0x61, 0, 0x62]) == nil)
    }

    @Test func `threads share a pattern`() async throws {
        let pattern = try POSIXPattern(bytes("^(u[0-9]+)@"), options: REG_EXTENDED)
        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let subject = try #require(PatternSubject(bytes("u\(number)@x")))
                    let groups = try pattern.match(subject, wantsGroups: true)
                    return groups?[1] == 0..<"u\(number)".utf8.count
                }
            }
            return try await group.reduce(true) { $0 && $1 }
        }
        #expect(right)
    }

    @Test(arguments: [("(a)\\1", 3), ("^(.*)\\1@", 5), ("[]\\1](a)\\2", 8), ("\\\\(a)\\9", 5)])
    func `a back-reference is refused with its place`(pattern: String, offset: Int) {
        let mistake = #expect(throws: PatternDialect.Mistake.self) {
            try POSIXPattern(bytes(pattern), options: REG_EXTENDED)
        }
        #expect(mistake?.offset == offset)
        #expect(mistake?.message.contains("use a pcre table") == true)
    }

    @Test(arguments: ["[\\1]", "[^]\\1]", "\\\\1", "\\.1", "a1"])
    func `what only looks like a back-reference is none`(pattern: String) throws {
        #expect(try POSIXPattern(bytes(pattern), options: REG_EXTENDED).groupCount == 0)
    }
}
