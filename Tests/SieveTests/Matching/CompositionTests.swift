import Mail
import Sieve
import Testing

/// Match types, comparators and address parts from outside go together with those of the base.
@Suite struct CompositionTests {
    /// `:count`: how many values there are, as one number.
    private static let count = MatchType(
        "count", value: Parameter("relation", .constantString), needs: .equality
    ) { request, _ in
        Count(
            isAtLeast: request.use?.string.constant == Array("ge".utf8),
            number: UInt64(request.keys.first?.constant?.count ?? 0))
    }

    private struct Count: Matcher {
        let isAtLeast: Bool
        let number: UInt64

        func accepts(
            _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
        ) throws(RunFailure) -> Bool {
            if progress.countsEmptyValues || !value.isEmpty { progress.count += 1 }
            return false
        }

        func concludes(
            _ progress: inout MatchProgress, in run: inout Run
        ) throws(RunFailure) -> Bool {
            isAtLeast ? progress.count >= number : progress.count == number
        }
    }

    /// Without vowels; the places of the other letters are remembered.
    private static let consonants = Comparator(
        "i;consonants",
        folding: .function { text in
            var folded = FoldedText(bytes: [], origins: [])
            for (index, byte) in text.enumerated() where !Array("aeiou".utf8).contains(byte) {
                folded.bytes.append(byte)
                folded.origins?.append(UInt32(index))
            }
            folded.origins?.append(UInt32(text.count))
            return folded
        }, countsOctets: false)

    private static let numbersOnly = Comparator(
        "i;numbers", operations: [.equality, .ordering], folding: .none, countsOctets: true)

    private static let first = AddressPart("first") { address, _ in
        address.localPart.first.map { [$0] }
    }

    private static let outside = SieveExtension(
        "outside", specification: "test", matchTypes: [count],
        comparators: [consonants, numbersOnly], addressParts: [first])

    private let message = MessageInMemory(
        Array("To: a@x.example, bob@x.example\nTo: carol@x.example\nSubject: bar none\n\n".utf8))

    private func evaluate(_ test: String) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""outside", "envelope", "variables""#, on: message,
            using: SieveExtension.all + [Self.outside])
    }

    @Test func `a match type can see all values`() throws {
        // The key's length is the number.
        #expect(try evaluate(#"address :count "eq" "to" "123""#))
        #expect(try evaluate(#"header :count "eq" "to" "12""#))
        #expect(try evaluate(#"header :count "ge" ["to", "subject"] "123""#))
        #expect(try !evaluate(#"header :count "ge" "to" "123""#))
        #expect(try evaluate(#"envelope :count "eq" "from" "1""#))
        #expect(try evaluate(#"string :count "eq" ["a", "", "b"] "12""#))
        #expect(try evaluate(#"header :count "eq" "x-none" """#))
    }

    @Test func `a comparator goes with every match type`() throws {
        #expect(try evaluate(#"header :comparator "i;consonants" "subject" "ber nano""#))
        #expect(try evaluate(#"header :comparator "i;consonants" :contains "subject" "br""#))
        #expect(try evaluate(#"header :matches :comparator "i;consonants" "subject" "?r n*""#))
        #expect(try !evaluate(#"header :comparator "i;consonants" "subject" "car none""#))
    }

    @Test func `captures are the text and not what the comparator makes of it`() throws {
        #expect(
            try evaluate(
                """
                allof (header :matches :comparator "i;consonants" "subject" "b* *",
                       string "${1}|${2}" "r|none")
                """))
    }

    @Test func `a comparator without substrings goes with :is only`() throws {
        #expect(try evaluate(#"header :comparator "i;numbers" "subject" "bar none""#))
        expectErrors(
            """
            require "outside";
            if header :contains 1️⃣:comparator "i;numbers" "subject" "b" {}
            """, "the comparator i;numbers can not do ':contains'; use another one",
            extensions: [Self.outside])
    }

    @Test func `an address part stands in address and envelope`() throws {
        #expect(try evaluate(#"address :first "to" "c""#))
        #expect(try evaluate(#"envelope :first "from" "s""#))
        #expect(try !evaluate(#"address :first "to" "x""#))
    }

    @Test func `what is not required is not there`() {
        expectErrors(
            "if header 1️⃣:count \"eq\" \"a\" \"1\" {}",
            "the tag ':count' needs an extension; add require \"outside\" at the top",
            extensions: [Self.outside])
    }
}
