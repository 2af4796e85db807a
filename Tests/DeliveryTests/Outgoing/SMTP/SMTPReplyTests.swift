import Testing

@testable import Delivery

@Suite struct SMTPReplyTests {
    @Test(arguments: [
        ("250 OK\r", 250, true, "OK"), ("250-SIZE 10\r", 250, false, "SIZE 10"),
        ("354", 354, true, ""),
        ("550 5.1.1 no", 550, true, "5.1.1 no"),
    ])
    func `lines are read`(line: String, code: Int, isLast: Bool, content: String) throws {
        let read = try #require(SMTPReply.Line(Array(line.utf8)))
        #expect(read.code == code && read.isLast == isLast && read.text == content)
    }

    @Test(arguments: ["", "25", "abc d", "250_x", "199 x", "600 x", "+25 x"])
    func `other lines are no replies`(line: String) {
        #expect(SMTPReply.Line(Array(line.utf8)) == nil)
    }
}
