import Mail
import Testing

@testable import Sieve

@Suite struct MessageViewTests {
    private let message = MessageInMemory(
        Array(
            "Subject: a\nTO : x@y.example, nobody\nbroken line\nsubject: =?utf-8?q?b=C3=A9?=\n\n"
                .utf8))

    @Test func `an edit shows in everything that follows`() {
        var view = MessageView(message)
        #expect(view.fields.text(ofField: 0) == Array("a".utf8))
        #expect(!view.isEdited)
        view.header.fields.insert(
            HeaderField(name: Array("X-New".utf8), rawValue: Array(" new".utf8)), at: 0)
        #expect(view.isEdited)
        #expect(view.fields.count == 5)
        #expect(view.fields.text(ofField: 0) == Array("new".utf8))
        #expect(view.fields.text(ofField: 1) == Array("a".utf8))
    }

    private let part = HeaderView(MessageHeader(parsing: Array("X-Part: p\n\n".utf8)))

    @Test func `a part is presented until the message is again`() {
        var view = MessageView(message)
        let outer = view.present(3)
        #expect(view.presentedPart == 3)
        #expect(!view.hasFields)
        view.setFields(part)
        #expect(view.hasFields)
        #expect(view.fields.count == 1)
        view.presentAgain(outer)
        #expect(view.presentedPart == 0)
        #expect(view.hasFields)
        #expect(view.fields.count == 4)
    }

    @Test func `after an edit the fields of a part are to be read again`() {
        var view = MessageView(message)
        let outer = view.present(3)
        view.setFields(part)
        view.header.fields.removeLast()
        #expect(!view.hasFields)
        view.setFields(part)
        view.presentAgain(outer)
        #expect(!view.hasFields)
    }
}
