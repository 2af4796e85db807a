import Glibc
import Sieve
import Testing

@Suite struct SieveExtensionAllTests {
    private static let root = String(
        "\(#filePath)".dropLast("Tests/SieveTests/Extensions/SieveExtensionAllTests.swift".count))

    /// The names in a folder, without hidden ones.
    private func names(in folder: String) -> [String] {
        guard let directory = opendir(Self.root + folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    @Test func `the registry is sorted and names nothing twice`() {
        let names = SieveExtension.all.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
    }

    @Test func `every file of the folder is in the registry`() {
        let files = names(in: "Sources/Sieve/Extensions").filter { $0.hasSuffix(".swift") }
        let own = files.filter { !$0.contains("+") }.map { $0.dropLast(6).lowercased() }
        let registered = SieveExtension.all.map { $0.name.filter { $0.isLetter || $0.isNumber } }
        #expect(own.sorted() == registered.sorted())
    }

    @Test func `every extension has a specification and a folder of scripts`() {
        let folders = names(in: "Tests/SieveTests/Scripts")
        for known in SieveExtension.all {
            let kinds = ["RFC ", "draft-", "spec-bosch-sieve-"]
            #expect(kinds.contains { known.specification.hasPrefix($0) }, "\(known.name)")
            // Pigeonhole's test program opens no file with a semicolon in its path.
            let folder = known.name.map { $0 == ";" ? "-" : $0 }
            #expect(folders.contains(String(folder)), "\(known.name)")
        }
    }
}
