import Outcomes
import Testing
import Yams

@testable import Settings

@Suite struct SettingsReaderMapsTests {
    private let reader = SettingsReader(file: "s")

    private func maps(_ text: String) throws -> [SiteSettings.MapDefinition] {
        reader.maps(try #require(try Yams.compose(yaml: text)))
    }

    private var complaints: [String] { reader.complaints.map(\.description) }

    @Test func `keys and tables keep their places`() throws {
        let map = try #require(try maps("m:\n  keys: exact\n  tables:\n    - fail:x\n").first)
        #expect(map.keys == Placed("exact", line: 2, column: 9))
        #expect(map.tables == [Placed("fail:x", line: 4, column: 7)])
    }

    @Test func `a map with mistakes is left out and the next one read`() throws {
        let names = try maps(
            """
            a: {keys: [x], tables: ["fail:x"]}
            b: {keys: exact}
            c: {keys: exact, tables: ["fail:x"]}
            [d]: {keys: exact, tables: ["fail:x"]}
            """
        ).map(\.name)
        #expect(names == ["c"])
        #expect(reader.complaints.map(\.line) == [1, 2, 4])
    }

    @Test func `a table without a type is left out`() throws {
        let map = try #require(try maps("m: {keys: exact, tables: [x, \"fail:x\", ~]}").first)
        #expect(map.tables.map(\.value) == ["fail:x"])
        #expect(
            complaints == [
                "s:1:40: each of \"tables\" of map m must be a text that is not empty",
                "s:1:27: \"x\" names no table type; write type:argument",
            ])
    }
}
