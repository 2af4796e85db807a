import Testing

@testable import Routing

@Suite struct KeyQuestionTests {
    @Test(arguments: [
        ("bob+x@example.org", "+x"), ("bob+@example.org", "+"), ("bob@example.org", ""),
        ("+x@example.org", ""), ("a+b+c@example.org", "+b+c"), ("\"a b+c d\"@x.test", "+c d"),
        ("postmaster@example.org", ""), ("example.org", ""), ("*", ""), ("", ""),
    ])
    func `the extension is cut off once`(key: String, cut: String) {
        #expect(KeyQuestion(bytes(key), Routes.context).cut == bytes(cut))
    }

    @Test func `what is no address is a question all the same`() {
        let question = KeyQuestion(bytes("Example.org"), Routes.context)
        #expect(question.address == nil)
        #expect(question.key == bytes("Example.org"))
    }
}
