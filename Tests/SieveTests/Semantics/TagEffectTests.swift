import Mail
import Sieve
import Testing

/// Tags on the commands and tests of others, as `:index` (RFC 5260) and `:fcc` (RFC 8580) are.
@Suite struct TagEffectTests {
    /// `:nth <number>` keeps one of the fields of each name; `:upper` changes their values.
    private static let tagging = SieveExtension(
        "tagging", specification: "test",
        tags: [
            TagDefinition("upper", on: ["header", "address"]) { _, _ in Upper() },
            TagDefinition(
                "nth", on: ["header", "address", "exists"], value: Parameter("n", .number)
            ) { use, compilation in
                guard use.number > 0 else {
                    compilation.report(
                        Diagnostic("fields count from 1; write ':nth 1'"), at: use.offset)
                    return nil
                }
                return Nth(index: Int(use.number) - 1)
            },
            TagDefinition("into", on: ["redirect"], value: Parameter("mailbox", .string)) {
                use, _ in
                Into(mailbox: use.string)
            },
        ])

    private struct Nth: FieldSelector {
        let index: Int

        func select(
            _ fields: [HeaderField], named name: [UInt8], in run: inout Run
        ) throws(RunFailure) -> [HeaderField] {
            index < fields.count ? [fields[index]] : []
        }
    }

    private struct Upper: FieldSelector {
        var rank: Int { 1 }

        func select(
            _ fields: [HeaderField], named name: [UInt8], in run: inout Run
        ) throws(RunFailure) -> [HeaderField] {
            fields.map { HeaderField(name: $0.name, rawValue: $0.rawValue.map(ASCII.uppercased)) }
        }
    }

    private struct Into: ActionModifier {
        let mailbox: StringTemplate

        func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
            let mailbox = try mailbox.value(in: &run)
            try run.add(StoreAction(StoreRequest(mailbox: mailbox)))
        }
    }

    private let message = MessageInMemory(
        Array("X: one\nX: two\nTo: a@b.example\nTo: c@d.example\n\n".utf8))

    private func evaluate(_ test: String) throws -> Bool {
        try SieveTests.evaluate(
            test, require: #""tagging""#, on: message, using: SieveExtension.all + [Self.tagging])
    }

    @Test(arguments: [
        (#"header :nth 1 "x" "one""#, true), (#"header :nth 2 "x" "one""#, false),
        (#"header :nth 2 :matches "x" "t*""#, true), (#"header :nth 3 "x" "two""#, false),
        (#"address :nth 2 :domain "to" "d.example""#, true),
        (#"address :nth 1 :domain "to" "d.example""#, false),
        (#"exists :nth 2 "x""#, true), (#"exists :nth 3 "x""#, false),
        (#"header :upper :comparator "i;octet" "x" "ONE""#, true),
        (#"header :upper :nth 2 :comparator "i;octet" "x" "TWO""#, true),
        (#"header :nth 2 :comparator "i;octet" :upper "x" "ONE""#, false),
    ])
    func `a tag selects among the fields`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `a tag reports its own errors`() {
        expectErrors(
            "require \"tagging\"; if header 1️⃣:nth 0 \"x\" \"y\" {}",
            "fields count from 1; write ':nth 1'", extensions: [Self.tagging])
    }

    @Test func `a tag stands on its hosts only, and when it is required`() {
        expectErrors(
            "require \"tagging\"; if size 1️⃣:nth 1 :over 5 {}",
            "'size' has no tag ':nth'; remove it", extensions: [Self.tagging])
        expectErrors(
            "if header 1️⃣:nth 1 \"x\" \"y\" {}",
            "the tag ':nth' needs an extension; add require \"tagging\" at the top",
            extensions: [Self.tagging])
    }

    @Test func `a tag can take an action of its own`() throws {
        let script = try compile(
            #"require "tagging"; redirect :into "Sent" "a@b.example";"#,
            extensions: [Self.tagging])
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.map(\.name) == ["store", "redirect"])
    }
}
