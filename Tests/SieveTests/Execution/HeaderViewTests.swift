import Mail
import Testing

@testable import Sieve

@Suite struct HeaderViewTests {
    private let message = MessageInMemory(
        Array(
            "Subject: a\nTO : x@y.example, nobody\nbroken line\nsubject: =?utf-8?q?b=C3=A9?=\n\n"
                .utf8))

    private func indices(_ name: String, in view: HeaderView) -> [Int] {
        let list = StringList(StringTemplate(constant: Array(name.utf8), at: 0))
        var place = 0
        guard let names = ByteStrings(fieldNames: list), let entry = names.next(&place) else {
            return []
        }
        var found: [Int] = []
        while let index = view.nextField(entry, of: names, after: found.last).field {
            found.append(index)
        }
        return found
    }

    @Test func `fields are found by name, in any case, in order`() {
        let view = HeaderView(message.header)
        #expect(indices("SUBJECT", in: view) == [0, 3])
        #expect(indices("to", in: view) == [1])
        #expect(indices("broken", in: view) == [])
        #expect(indices("", in: view) == [])
    }

    @Test func `values are decoded, and addresses are those that are valid`() {
        var view = HeaderView(message.header)
        #expect(view.text(ofField: 3) == Array("bé".utf8))
        #expect(view.text(ofField: 3) == Array("bé".utf8))
        #expect(view.addresses(ofField: 1).map(\.bytes) == [Array("x@y.example".utf8)])
    }
}
