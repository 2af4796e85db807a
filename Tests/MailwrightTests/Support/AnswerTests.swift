import TestSupport
import Testing

@testable import mailwright

@Suite struct AnswerTests {
    let site: ToolSite

    init() throws {
        site = try ToolSite()
        // As somebody with write access to the database could, to fool an admin's terminal.
        _ = try site.sqlite3(
            """
            INSERT INTO user (username, realname)
                VALUES ('mallory', 'M' || char(27) || '[2J' || char(10) || 'root  enabled');
            """)
    }

    @Test func `a hostile name can not forge a line or steer the terminal`() throws {
        #expect(
            try site.run(["user", "list"]).output == "mallory  enabled  -  M?[2J?root  enabled\n")
    }

    @Test func `in JSON it is escaped, and one line`() throws {
        let output = try site.run(["user", "list", "--json"]).output
        #expect(output.contains(#""real_name":"M\u001b[2J\nroot  enabled""#))
        #expect(output.split(separator: "\n").count == 1)
    }

    @Test func `control characters are made visible, but for tabs and line ends`() {
        #expect(Answer.shown("a\tb\n\u{1B}[1m\u{9B}c\r\n") == "a\tb\n?[1m?c??")
        #expect(Answer.shown("x\n") == "x\n")
    }
}
