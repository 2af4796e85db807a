import Mail
import Outcomes
import Sieve
import Testing

/// Values in pieces must be matched as those in memory are: the test `body :raw` does the former,
/// and `header` the latter.
@Suite struct PieceSearchTests {
    /// A generator with a seed, so that a failure comes again.
    private struct Numbers {
        var state: UInt64

        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        mutating func text(_ alphabet: [String], _ limit: Int) -> String {
            (0..<next(limit + 1)).map { _ in alphabet[next(alphabet.count)] }.joined()
        }
    }

    private func compare(_ value: String, _ tags: String, _ key: String) throws {
        let quoted = key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        // Without white space at the ends, which a header would lose.
        let message = MessageInMemory(Array("X-V: \(value)\r\n\r\n\(value)".utf8))
        let header = try SieveTests.evaluate(
            "header \(tags) \"x-v\" \"\(quoted)\"", on: message)
        let body = try SieveTests.evaluate(
            "body :raw \(tags) \"\(quoted)\"", require: "\"body\"", on: message)
        #expect(header == body, "\(value) \(tags) \(key)")
    }

    @Test(arguments: [":is", ":contains", ":matches"])
    func `in pieces and in memory the result is the same`(type: String) throws {
        var numbers = Numbers(state: 42)
        let letters = ["a", "b", "A", "ü", "É", "ß", "€"]
        for comparator in ["i;octet", "i;ascii-casemap", "i;unicode-casemap"] {
            for _ in 0..<40 {
                let value = numbers.text(letters, 8)
                let key = numbers.text(letters + ["*", "?", "*", "?", "\\*", "\\"], 5)
                try compare(value, ":comparator \"\(comparator)\" \(type)", key)
            }
        }
    }

    @Test(arguments: [62, 63, 64, 65, 127, 128, 129, 300])
    func `patterns of more than a word of states`(length: Int) throws {
        let text = String((0..<length).map { Character(Unicode.Scalar(97 + UInt8($0 * 7 % 26))) })
        for (value, key) in [
            (text, text), ("x\(text)x", text), (text + "x", text), (text, "*\(text)"),
            (text, "?\(text.dropFirst())"), (text, "\(text.dropLast())?"), (text, "\(text)?"),
            (String(text.dropLast()), text), (text, "a*\(text.suffix(3))"), (text + text, text),
        ] {
            for type in [":is", ":contains", ":matches"] { try compare(value, type, key) }
        }
    }

    @Test func `characters that pieces cut in two`() throws {
        // Pieces are of 64 KiB.
        for shift in 1..<4 {
            let filling = String(repeating: "x", count: 65_536 - 3 + shift)
            let body = message("X: y\n\n\(filling)€é!")
            for (tags, key, expected) in [
                (":contains", "€É!", true), (":matches", "*x€É!", true),
                (":matches", "*x??!", true),
                (":matches", "*x???!", true), (":contains", "€x", false),
                (":matches", "*€?!", true),
                (":matches", "*€??!", false),
            ] {
                let test = #"body :raw :comparator "i;unicode-casemap" \#(tags) "\#(key)""#
                #expect(
                    try evaluate(test, require: "\"body\"", on: body) == expected, "\(tags) \(key)")
            }
        }
    }

    @Test func `too many keys are refused`() throws {
        let key = String(repeating: "k", count: 60_000)
        let keys = Array(repeating: "\"\(key)\"", count: 5).joined(separator: ", ")
        let script = try compile("require \"body\"; if body :contains [\(keys)] { discard; }")
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure?.message.contains("262144 bytes together") == true)
    }
}
