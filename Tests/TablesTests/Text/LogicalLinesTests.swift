import Outcomes
import Testing

@testable import Tables

@Suite struct LogicalLinesTests {
    private func texts(_ text: String) -> [String] {
        LogicalLines(bytes(text), file: "f").lines.map {
            "\($0.line)|" + String(decoding: $0.bytes, as: UTF8.self)
        }
    }

    private func complaints(_ text: [UInt8]) -> [String] {
        LogicalLines(text, file: "f").complaints.map(\.description)
    }

    @Test(
        arguments: [
            ("", []),
            ("\n\n", []),
            ("# comment\n   # indented comment\n", []),
            ("a b\nc d\n", ["1|a b", "2|c d"]),
            ("a b", ["1|a b"]),
            ("a b  \t\n", ["1|a b"]),
            ("a\n b\n\tc\nd\n", ["1|a b\tc", "4|d"]),
            ("a\n\n b\n# comment\n  # another\n c\nd\n", ["1|a b c", "7|d"]),
            ("a b\r\nc d\r\n\r\n", ["1|a b", "2|c d"]),
            ("a # not a comment\n", ["1|a # not a comment"]),
        ] as [(String, [String])])
    func `lines are joined as Postfix joins them`(text: String, lines: [String]) {
        #expect(texts(text) == lines)
    }

    @Test func `a line remembers where its parts came from`() {
        let lines = LogicalLines(bytes("ab\n# x\n cd\n"), file: "f").lines
        #expect(lines.map(\.parts) == [[.init(line: 1, start: 0), .init(line: 3, start: 2)]])
    }

    @Test func `a continuation of nothing is an error`() {
        #expect(
            complaints(bytes("\n a b\nc d\n")) == [
                "f:2: a line that starts with white space continues nothing; "
                    + "start it in the first column"
            ])
    }

    @Test func `a NUL and bad UTF-8 are errors, but not in comments`() {
        #expect(
            complaints(bytes("a \0b\n")) == ["f:1: the line has a NUL byte; remove it"])
        #expect(
            complaints(bytes("a b\nc ") + [0xe9, 0x0a]) == [
                "f:2: the line is not UTF-8; save the file as UTF-8"
            ])
        #expect(complaints(bytes("# caf") + [0xe9, 0x0a]).isEmpty)
        #expect(complaints(bytes("café é\n")).isEmpty)
    }
}
