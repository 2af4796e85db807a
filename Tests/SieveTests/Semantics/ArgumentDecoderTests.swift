import Sieve
import Testing

@Suite struct ArgumentDecoderTests {
    /// `probe [:flag] [:number <number>] [:list <list>] [:red / :blue] [<optional>] <list> <number>`.
    private static let extensions =
        SieveExtension.all + [
            SieveExtension(
                "probing", specification: "test",
                commands: [
                    CommandDefinition(
                        "probe",
                        Signature(
                            [
                                Parameter("optional", .constantString, isOptional: true),
                                Parameter("list", .stringList), Parameter("number", .number),
                            ],
                            tags: [
                                TagDefinition("flag"),
                                TagDefinition("number", value: Parameter("count", .number)),
                                TagDefinition("list", value: Parameter("names", .stringList)),
                                TagDefinition("red", group: "colour"),
                                TagDefinition("blue", group: "colour"),
                            ])
                    ) { arguments, _ in
                        Report(text: describe(arguments))
                    }
                ])
        ]

    private struct Report: CompiledCommand {
        let text: String

        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            try run.add(StoreAction(StoreRequest(mailbox: Array(text.utf8))))
            return .next
        }
    }

    @Sendable private static func describe(_ arguments: borrowing Arguments) -> String {
        func text(_ strings: StringList) -> String {
            strings.map { String(decoding: $0.constant ?? [], as: UTF8.self) }
                .joined(separator: "+")
        }
        var words: [String] = []
        for tag in arguments.tags { words.append("\(tag.name):\(tag.number)\(text(tag.strings))") }
        words.append(arguments.has(0) ? text(arguments.strings(0)) : "-")
        words.append(text(arguments.strings(1)))
        words.append("\(arguments.number(2))")
        return words.joined(separator: " ")
    }

    private func probe(_ arguments: String) throws -> String {
        let script = try compile(
            "require \"probing\"; probe \(arguments);", extensions: Self.extensions)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
    }

    @Test(arguments: [
        (#""a" 5"#, "- a 5"), (#"["a", "b"] 1K"#, "- a+b 1024"), (#""x" "a" 5"#, "x a 5"),
        (#":flag "a" 5"#, "flag:0 - a 5"),
        (#":number 7 :flag :list ["n", "m"] "a" 5"#, "number:7 flag:0 list:0n+m - a 5"),
        (#":list "n" :number 7 "x" "a" 5"#, "list:0n number:7 x a 5"),
        (#":RED "a" 5"#, "red:0 - a 5"),
    ])
    func `tags in any order, optional ones left out`(_ text: String, _ expected: String) throws {
        #expect(try probe(text) == expected)
    }

    private func expectError(_ arguments: String, _ message: String) {
        expectErrors(
            "require \"probing\"; probe \(arguments);", message, extensions: Self.extensions)
    }

    @Test func `tags that are wrong`() {
        expectError(#":red 1️⃣:blue "a" 5"#, "':blue' and ':red' exclude each other; remove one")
        expectError(#":flag 1️⃣:flag "a" 5"#, "':flag' is given twice; remove one")
        expectError(
            #""a" 1️⃣:flag 5"#,
            "':flag' must stand before the other arguments of 'probe'; move it there")
        expectError(#"1️⃣:flog "a" 5"#, "'probe' has no tag ':flog'; did you mean ':flag'?")
        expectError(#"1️⃣:frop "a" 5"#, "'probe' has no tag ':frop'; remove it")
        expectError(#"1️⃣:unknown "value" "x" "a" 5"#, "'probe' has no tag ':unknown'; remove it")
        expectError(#"1️⃣:is "a" 5"#, "'probe' has no tag ':is'; remove it")
    }

    @Test func `values of tags that are wrong`() {
        expectError(
            #":number 1️⃣"a" "b" 5"#, "'probe' needs a number here, for its count")
        expectError(
            #"1️⃣:number :flag "a" 5"#, "':number' must be followed by a number, its count")
        expectError(
            #":list 1️⃣5 "a" 5"#, "'probe' needs a string or a list of strings here, for its names")
    }

    @Test func `positional arguments that are wrong`() {
        expectErrors(
            "require \"probing\"; 1️⃣probe;",
            "'probe' lacks a string or a list of strings for its list; add it",
            extensions: Self.extensions)
        expectErrors(
            "require \"probing\"; 1️⃣probe \"a\";", "'probe' lacks a number for its number; add it",
            extensions: Self.extensions)
        expectError(
            #""x" "a" 5 1️⃣"b""#, "this is one argument too many for 'probe'; remove it")
        expectError(#"1️⃣["x"] "a" 5"#, "'probe' needs a string here, for its optional")
        expectError(#""a" 1️⃣"b""#, "'probe' needs a number here, for its number")
    }

    @Test func `a constant must not depend on variables`() {
        expectErrors(
            "require [\"probing\", \"variables\"]; probe 1️⃣\"${x}\" \"a\" 5;",
            "the optional must not depend on variables; write a fixed text",
            extensions: Self.extensions)
    }
}
