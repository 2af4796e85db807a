import Outcomes
import Testing

@testable import Tables

/// What a line of a pattern table may look like; what the rules then do is in PatternTableTests.
@Suite struct PatternLineParserTests {
    private func complaint(_ line: String, _ dialect: PatternDialect) -> String? {
        let lines = LogicalLines(bytes(line), file: "f").lines
        var parser = PatternLineParser(lines[0], file: "f", dialect: dialect)
        do throws(Complaint) {
            _ = try parser.parse()
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        "/a/ b", "/a/i b", "/a/mx b", "!/a/ b", "!!/a/ b", "! ! /a/ b", "|a/b| c", "/a\\/b/ c",
        "if /a/", "IF !/a/i", "if!/a/", "endif", "EndIf", "/a/b/ c".replacing("/b", with: ""),
        "!xax b", "\"a\" b",
    ])
    func `both dialects take a line`(line: String) {
        #expect(complaint(line, .posix) == nil)
        #expect(complaint(line, .pcre) == nil)
    }

    @Test func `two patterns in a rule are for regexp alone`() {
        #expect(complaint("/a/!/b/ c", .posix) == nil)
        #expect(complaint("/a/i!/b/i $$c", .posix) == nil)
        #expect(complaint("/a/!/b/ c", .pcre)?.contains("there is no flag \"!\"") == true)
    }

    @Test func `flags are those of the dialect`() {
        #expect(complaint("/a/imsxAEU b", .pcre) == nil)
        #expect(complaint("/a/s b", .posix) == "f:1:4: there is no flag \"s\"; flags are i, m, x")
        #expect(
            complaint("/a/q b", .pcre)
                == "f:1:4: there is no flag \"q\"; flags are A, E, U, i, m, s, x")
    }

    @Test func `an obsolete flag is a warning`() throws {
        let lines = LogicalLines(bytes("/a/X b"), file: "f").lines
        var parser = PatternLineParser(lines[0], file: "f", dialect: .pcre)
        _ = try parser.parse()
        #expect(
            parser.warnings.map(\.description) == ["f:1:4: the flag X means nothing; remove it"])
    }

    @Test(arguments: [
        ("a b", "f:1:1: this is no rule; a rule is /pattern/ result, if /pattern/, or endif"),
        ("iffy /a/", "f:1:1: this is no rule; a rule is /pattern/ result, if /pattern/, or endif"),
        ("/a b", "f:1:1: the pattern is not closed; close it with /"),
        ("/a\\/ b", "f:1:1: the pattern is not closed; close it with /"),
        ("!", "f:1: a pattern is missing; write it between slashes"),
        ("if", "f:1: a pattern is missing; write it between slashes"),
        ("/a/", "f:1: the rule has no result; write one after the pattern"),
        ("/a/ $1", "f:1:5: there is no group 1; the pattern has 0"),
        ("/(a)/ $2", "f:1:7: there is no group 2; the pattern has 1"),
        (
            "/(a)/ $1x",
            "f:1:8: \"1x\" is not the number of a group; "
                + "write ${1}x for group 1 and an x"
        ),
        ("!/(a)/ $1", "f:1:8: a pattern that must not match has no groups; remove the $number"),
        (
            "if /a/ /b/ c",
            "f:1:8: there is text after the if; remove it, and start each rule "
                + "between if and endif in the first column"
        ),
        (
            "endif x",
            "f:1:7: there is text after the endif; remove it, and start each rule "
                + "between if and endif in the first column"
        ),
    ])
    func `a mistake has line, column and remedy`(line: String, message: String) {
        #expect(complaint(line, .posix) == message)
        #expect(complaint(line, .pcre) == message)
    }

    @Test func `a pattern that does not compile says where, if the library tells`() {
        #expect(
            complaint("/(a/ b", .pcre)
                == "f:1:4: the pattern does not compile: missing closing parenthesis; "
                + "mend the pattern")
        #expect(
            complaint("/(a/ b", .posix)
                == "f:1:2: the pattern does not compile: Unmatched ( or \\(; mend the pattern")
    }

    @Test func `a mistake in a continuation names the line it stands on`() {
        #expect(complaint("/a/\n  $x", .posix)?.hasPrefix("f:2:4: \"x\" is not") == true)
    }
}
