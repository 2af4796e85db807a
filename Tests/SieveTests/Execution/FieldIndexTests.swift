import Mail
import Testing

@testable import Sieve

@Suite struct FieldIndexTests {
    private func index(_ header: String) -> FieldIndex {
        FieldIndex(MessageHeader(parsing: Array(header.utf8)).fields)
    }

    /// The fields whose names have the hash of this one.
    private func fields(_ name: String, in index: FieldIndex) -> [Int] {
        var found: [Int] = []
        while let next = index.next(FieldName.hash(name.utf8), after: found.last).field {
            found.append(next)
        }
        return found
    }

    @Test func `all fields of a name are found, from top to bottom, in any case`() {
        let index = index("A: 1\nb: 2\na: 3\nno field\nB: 4\nA: 5\n")
        #expect(index.count == 6)
        #expect(fields("a", in: index) == [0, 2, 5])
        #expect(fields("B", in: index) == [1, 4])
        #expect(fields("c", in: index) == [])
        #expect(fields("", in: index) == [3])
    }

    @Test func `nothing is found in an empty header`() {
        #expect(fields("a", in: index("")) == [])
        #expect(index("").count == 0)
    }

    @Test func `each of thousands of names is found`() {
        let names = (0..<5_000).map { "x-\($0)" }
        let index = index(names.map { "\($0): y\n" }.joined())
        for (number, name) in names.enumerated() {
            #expect(fields(name, in: index).contains(number))
        }
    }

    @Test func `few other fields are looked at`() {
        let index = index((0..<5_000).map { "x-\($0): y\n" }.joined())
        let looks = (0..<5_000).reduce(0) { sum, number in
            sum + index.next(FieldName.hash("x-\(number)".utf8), after: nil).looks
        }
        #expect(looks < 5 * 5_000)
    }

    @Test func `a name that has thousands of fields costs what they are`() {
        let index = index(String(repeating: "a: y\n", count: 5_000))
        var field: Int?
        var looks = 0
        repeat {
            let next = index.next(FieldName.hash("a".utf8), after: field)
            field = next.field
            looks += next.looks
        } while field != nil
        #expect(looks == 5_001)
    }
}
