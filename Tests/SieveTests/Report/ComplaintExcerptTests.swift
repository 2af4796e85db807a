import Outcomes
import Sieve
import Testing

@Suite struct ComplaintExcerptTests {
    private func excerpt(_ line: Int, _ column: Int, _ message: String, in text: String) -> String {
        ComplaintExcerpt(
            Complaint(file: "f", line: line, column: column, message), in: Array(text.utf8)
        ).description
    }

    @Test func `the line, a mark and what to do`() {
        #expect(
            excerpt(2, 4, "'x' is wrong; remove it", in: "keep;\nif x {}\n")
                == "f:2:4: 'x' is wrong\n    if x {}\n       ^\n    remove it")
    }

    @Test func `without a hint there is no line for it`() {
        #expect(excerpt(1, 1, "wrong", in: "x") == "f:1:1: wrong\n    x\n    ^")
    }

    @Test func `only the last semicolon parts the hint`() {
        #expect(
            excerpt(1, 1, "';' is missing; add it; here", in: "x")
                == "f:1:1: ';' is missing; add it\n    x\n    ^\n    here")
    }

    @Test func `tabs and line ends do not move the mark`() {
        #expect(excerpt(1, 3, "wrong", in: "\tax\r\n") == "f:1:3: wrong\n     ax\n      ^")
        #expect(excerpt(1, 4, "wrong", in: "\tax\r\n") == "f:1:4: wrong\n     ax\n       ^")
    }

    @Test func `letters beyond ASCII do not move the mark`() {
        #expect(excerpt(1, 5, "wrong", in: "äöx") == "f:1:5: wrong\n    äöx\n      ^")
    }

    @Test func `of a long line a part is shown`() {
        let line = String(repeating: "a", count: 200) + "X" + String(repeating: "b", count: 200)
        let lines = excerpt(1, 201, "wrong", in: line).split(separator: "\n")
        #expect(lines[1].count < 90)
        let mark = lines[2].count - 1
        #expect(lines[1][lines[1].index(lines[1].startIndex, offsetBy: mark)] == "X")
    }

    @Test func `a complaint about the whole file has no line`() {
        #expect(excerpt(0, 0, "too large; split it", in: "x") == "f: too large\n    split it")
        #expect(excerpt(9, 1, "wrong", in: "x") == "f:9:1: wrong")
    }
}
