import Glibc
import Tables
import Testing

@Suite struct TableTypeTests {
    /// The names of the Swift files in the folder of the types.
    private func files() throws -> [String] {
        let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
        let folder = try #require(opendir("/\(root)/Sources/Tables/Types"))
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".swift") { names.append(name) }
        }
        return names
    }

    @Test func `each type has its file, and each file its line in the registry`() throws {
        // FlatTable is what several types become; it is no type.
        let expected = try files().filter { $0 != "FlatTable.swift" }
            .map { $0.replacing("Table.swift", with: "").lowercased() }
        let names = TableType.all.map { $0.name == "unionmap" ? "union" : $0.name }
        #expect(names.sorted() == expected.sorted())
    }

    @Test func `names are sorted and unique`() {
        let names = TableType.all.map(\.name)
        #expect(names == names.sorted())
        let all = TableType.all.flatMap { [$0.name] + $0.otherNames }
        #expect(Set(all).count == all.count)
    }

    @Test func `a type is found by any of its names`() {
        #expect(TableType.named("regexp")?.name == "regexp")
        #expect(TableType.named("union")?.name == "unionmap")
        #expect(TableType.named("hash") == nil)
    }

    @Test func `each type has a summary`() {
        for type in TableType.all { #expect(!type.summary.isEmpty) }
    }
}
