import Testing

@testable import Tables

@Suite struct ResultTemplateTests {
    private func template(_ text: String) throws(ResultTemplate.Mistake) -> ResultTemplate {
        try ResultTemplate(bytes(text)[...])
    }

    @Test(arguments: [
        ("text", "text"),
        ("$1", "one"),
        ("${1}x", "onex"),
        ("$(1)x", "onex"),
        ("$1-$2@x", "one-two@x"),
        ("$$1", "$1"),
        ("a$$$1", "a$one"),
        ("$3|$4", "|"),
        ("$01", "one"),
        ("[${2}]", "[two]"),
    ])
    func `groups are filled in`(text: String, value: String) throws {
        let filled = try template(text).filled(from: bytes("one two"), [0..<7, 0..<3, 4..<7, nil])
        #expect(filled == bytes(value))
    }

    @Test func `the greatest group is known`() throws {
        #expect(try template("a$$").greatestGroup == 0)
        #expect(try template("$2 $11 $3").greatestGroup == 11)
    }

    @Test func `plain text is one piece`() throws {
        #expect(try template("a$$b").pieces == [.text(bytes("a$b"))])
        #expect(try template("").pieces.isEmpty)
    }

    @Test(arguments: [
        ("a$", 1, "$ is followed by no number; write $$ for a $"),
        ("$-", 0, "$ is followed by no number; write $$ for a $"),
        ("$1x", 1, "\"1x\" is not the number of a group; write ${1}x for group 1 and an x"),
        ("$user", 1, "\"user\" is not the number of a group; write ${1}x for group 1 and an x"),
        ("${1", 0, "${ is not closed; close it with }"),
        ("$(1}", 0, "$( is not closed; close it with )"),
        ("${}", 2, "\"\" is not the number of a group; write ${1}x for group 1 and an x"),
        ("$0", 1, "there is no group 0; groups begin with 1"),
        ("$99999999999999999999", 1, "there is no group 99999999999999999999; groups begin with 1"),
    ])
    func `a mistake says what and where`(text: String, offset: Int, message: String) {
        #expect(throws: ResultTemplate.Mistake(offset: offset, message: message)) {
            try template(text)
        }
    }
}
