import Mail
import Outcomes
import Synchronization
import Testing

@testable import Sieve

@Suite struct StringListTests {
    private let changing = StringTemplate(parts: [LiteralPart([1])], at: 7)

    /// The text `a"b\"c"` with its two strings.
    private var literals: (text: ScriptText, list: Range<Int32>) {
        var parser = Parser(Array("x [\"a\", \"b\\\"c\"];".utf8), limits: .default)
        parser.parse()
        return (ScriptText(parser.tree), 0..<Int32(parser.tree.listed.count))
    }

    private func texts(_ list: StringList) -> [String?] {
        list.map { $0.constant.map { String(decoding: $0, as: UTF8.self) } }
    }

    private func constants(_ list: StringList) -> [String]? {
        var found: [String] = []
        let areConstant = list.forEachConstant { found.append(String(decoding: $0, as: UTF8.self)) }
        return areConstant ? found : nil
    }

    @Test func `a list is read from the script`() {
        let list = StringList(literals.list, of: literals.text)
        #expect(texts(list) == ["a", "b\"c"])
        #expect(constants(list) == ["a", "b\"c"])
        #expect(list.map(\.offset) == [3, 8])
        #expect(list.map(\.isConstant) == [true, true])
    }

    @Test func `one string is a list too`() {
        let list = StringList(StringTemplate(constant: Array("x".utf8), at: 3))
        #expect(texts(list) == ["x"])
        #expect(constants(list) == ["x"])
        #expect(list.first?.offset == 3)
    }

    @Test func `an array is a list`() {
        let list = StringList([StringTemplate(constant: [0x79], at: 0), changing])
        #expect(texts(list) == ["y", nil])
        #expect(constants(list) == nil)
        #expect(texts(StringList([])) == [])
        #expect(constants(StringList([])) == [])
    }

    @Test func `an index of no string traps, and reads no other list`() async {
        await #expect(processExitsWith: .failure) {
            var parser = Parser(Array("x [\"a\", \"b\", \"c\"];".utf8), limits: .default)
            parser.parse()
            let list = StringList(0..<1, of: ScriptText(parser.tree))
            _ = list[1]
        }
        await #expect(processExitsWith: .failure) {
            _ = StringList(StringTemplate(constant: [1], at: 0))[1]
        }
    }

    /// Counts how often it is read.
    private final class CountedPart: StringPart {
        let readings = Mutex(0)

        func append(to result: inout [UInt8], in run: borrowing Run) {
            readings.withLock { $0 += 1 }
            result += [UInt8](repeating: 0x61, count: 1_000)
        }
    }

    /// A script with a list of `count` strings that change; gives how many of them were read.
    private func readings(of script: String, _ count: Int) throws -> (Int, Complaint?) {
        let part = CountedPart()
        let counted = SieveExtension(
            "counted", specification: "none",
            namespaces: [VariableNamespace("counted") { _, _, _ in part }])
        var limits = SieveLimits.default
        limits.steps = 100_000
        let list = Array(repeating: "\"${counted.x}\"", count: count).joined(separator: ",")
        let text =
            "require [\"variables\", \"counted\"];\n"
            + script.replacing("LIST", with: "[\(list)]")
        let result = try compile(
            text, limits: limits, extensions: SieveExtension.all + [counted]
        ).run(
            message: MessageInMemory(Array("\n".utf8)), envelope: envelope,
            host: SieveHostWithoutMailboxes())
        return (part.readings.withLock { $0 }, result.failure)
    }

    @Test(arguments: ["if string \"x\" LIST {}", "if header LIST \"x\" {}", "if exists LIST {}"])
    func `a list that changes is not made beyond the work that is allowed`(
        _ script: String
    ) throws {
        let few = try readings(of: script, 5)
        #expect(few == (5, nil))
        let (readings, failure) = try readings(of: script, 3_000)
        #expect(failure != nil)
        #expect(readings < 20)
    }

    @Test func `what changes is no constant`() {
        #expect(constants(StringList(changing)) == nil)
        #expect(!changing.isConstant)
        #expect(changing.withConstant { _ in true } == nil)
        #expect(changing.offset == 7)
    }
}
