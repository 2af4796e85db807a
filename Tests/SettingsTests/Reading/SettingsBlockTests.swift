import Outcomes
import Testing
import Yams

@testable import Settings

@Suite struct SettingsBlockTests {
    private let reader = SettingsReader(file: "s")

    private func block(_ text: String, keys: [String]) throws -> SettingsBlock? {
        let node = try #require(try Yams.compose(yaml: text))
        return reader.block(node, "the thing", keys: keys)
    }

    private var complaints: [String] { reader.complaints.map(\.description) }

    @Test func `allowed keys are read without a complaint`() throws {
        let block = try #require(try block("a: x\nb: [y, z]", keys: ["a", "b", "c"]))
        #expect(block.text("a") == "x")
        #expect(block.texts("b")?.map(\.value) == ["y", "z"])
        #expect(block.placedText("a") == Placed("x", line: 1, column: 4))
        #expect(block.optionalText("c") == nil)
        #expect(complaints.isEmpty)
    }

    @Test func `an unknown key is named with what is allowed`() throws {
        _ = try block("a: x\n  \nd: y", keys: ["a", "b"])
        #expect(complaints == ["s:3:1: unknown key \"d\" in the thing; allowed are: a, b"])
    }

    @Test func `a missing key is named with its block`() throws {
        let block = try #require(try block("a: x", keys: ["a", "b"]))
        #expect(block.text("b") == nil)
        #expect(complaints == ["s:1:1: the thing has no \"b\"; it is required"])
    }

    @Test(arguments: [
        ("a: [x]", "text"), ("a: ''", "text"), ("a: {b: c}", "text"), ("a: ~", "text"),
        ("a: null", "text"),
    ])
    func `a value of another kind is refused`(text: String, kind: String) throws {
        let block = try #require(try block(text, keys: ["a"]))
        #expect(block.text("a") == nil)
        #expect(complaints == ["s:1:4: \"a\" of the thing must be a \(kind) that is not empty"])
    }

    @Test func `an empty list and an empty element are refused`() throws {
        let block = try #require(try block("a: []\nb: [x, '']", keys: ["a", "b"]))
        #expect(block.texts("a") == [])
        #expect(block.texts("b")?.map(\.value) == ["x"])
        #expect(
            complaints == [
                "s:1:4: \"a\" of the thing must not be empty",
                "s:2:8: each of \"b\" of the thing must be a text that is not empty",
            ])
    }

    @Test func `names and their places are given in the order of the file`() throws {
        let block = try #require(try block("b: 1\na: 2", keys: ["a", "b"]))
        #expect(block.names.map(\.text) == ["b", "a"])
        #expect(block.names.map { $0.mark?.line } == [1, 2])
        #expect(block.entries.map(\.name) == ["b", "a"])
    }

    @Test func `what is no mapping is refused`() throws {
        let none = try block("[a]", keys: ["a"])
        #expect(none?.names.count == nil)
        #expect(complaints == ["s:1:1: the thing must be a mapping: lines of \"key: value\""])
    }
}
