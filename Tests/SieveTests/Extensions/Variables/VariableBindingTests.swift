import Testing

@testable import Sieve

@Suite struct VariableBindingTests {
    private struct Elsewhere: ExtensionState {
        var value: [UInt8] = []
    }

    private struct Read: StringPart {
        func append(to result: inout [UInt8], in run: borrowing Run) {
            result += run.existing(Elsewhere.self)?.value ?? Array("new".utf8)
        }
    }

    /// `shout <name>` makes a variable whose value is stored with an exclamation mark.
    private static let shouting = SieveExtension(
        "shouting", specification: "test",
        commands: [
            CommandDefinition("shout", Signature([Parameter("name", .constantString)])) {
                arguments, compilation in
                let name = arguments.string(0)
                let binding = VariableBinding(read: Read()) { value, run in
                    run[Elsewhere.self].value = value + Array("!".utf8)
                }
                _ = compilation.bind(
                    variable: name.constant ?? [], at: name.offset, to: binding)
                return nil
            }
        ])

    private func mailbox(_ text: String) throws -> String {
        let script = try compile(
            "require [\"shouting\", \"variables\", \"fileinto\", \"imap4flags\"];" + text,
            extensions: SieveExtension.all + [Self.shouting])
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
    }

    @Test(arguments: [
        ("shout \"x\"; fileinto \"${x}\";", "new"),
        ("shout \"X\"; set \"x\" \"a\"; fileinto \"${X}\";", "a!"),
        ("shout \"x\"; set :upper \"x\" \"a\"; fileinto \"${x}b\";", "A!b"),
        ("shout \"x\"; shout \"y\"; set \"x\" \"a\"; fileinto \"${y}${z}\";", "a!"),
        ("shout \"x\"; addflag \"x\" \"$a\"; fileinto \"${x}\";", "new $a!"),
        ("set \"y\" \"a\"; shout \"x\"; fileinto \"${x}${y}\";", "newa"),
    ])
    func `a variable is elsewhere`(_ text: String, _ expected: String) throws {
        #expect(try mailbox(text) == expected)
    }

    @Test func `it is bound before it is used`() {
        expectErrors(
            """
            require ["shouting", "variables"];
            set "x" "${y}"; shout 1️⃣"X"; shout 2️⃣"y"; shout 3️⃣"1"; shout 4️⃣"a b";
            """,
            "the variable 'x' is in use already; move this to the top",
            "the variable 'y' is in use already; move this to the top",
            "${1} is set by matches only; use a name that begins with a letter",
            "\"a b\" is no name of a variable; use letters, digits and '_', a letter first",
            extensions: SieveExtension.all + [Self.shouting])
    }
}
