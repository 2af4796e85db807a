import AccountBackEnds
import Accounts
import Authentication
import Foundation
import Routing
import Sieve
import Tables
import Testing

/// Each registry lists what its folder holds, in order, and README has a row for each entry.
@Suite struct RegistryTests {
    /// The entries of a registry's list: `.name` behind a bracket, a comma or a line end.
    private func listed(in text: String) -> [String] {
        let list = text.split(separator: "] = [").last?.prefix { $0 != "]" } ?? ""
        return list.split { $0 == "," || $0.isWhitespace }
            .filter { $0.hasPrefix(".") }.map { String($0.dropFirst()) }
    }

    /// The names of `static let name = Type(`, or `Self(`, in the files of a folder.
    private func defined(in folder: String, type: String) throws -> [String] {
        try Repository.swiftFiles(in: folder).flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
                line -> String? in
                guard let start = line.firstRange(of: "static let ")?.upperBound,
                    let end = line[start...].firstRange(of: " = ")
                else { return nil }
                let value = line[end.upperBound...]
                guard value.hasPrefix("\(type)(") || value.hasPrefix("Self(") else { return nil }
                return String(line[start..<end.lowerBound]).replacing("`", with: "")
            }
        }.sorted()
    }

    @Test(arguments: [
        ("Sources/Sieve/Extensions", "SieveExtension"),
        ("Sources/Tables/Types", "TableType"),
        ("Sources/Routing/Strategies", "KeyStrategy"),
        ("Sources/Authentication/Schemes", "PasswordScheme"),
    ])
    func `what a folder defines is registered, and nothing else`(
        folder: String, type: String
    ) throws {
        let module = folder.split(separator: "/")[1]
        let registry = try #require(
            Repository.swiftFiles(in: "Sources/\(module)")
                .first { $0.lastPathComponent == "\(type)+All.swift" })
        let listed = listed(in: try String(contentsOf: registry, encoding: .utf8))
        let defined = try defined(in: folder, type: type)
        #expect(!defined.isEmpty)
        #expect(listed == defined)
    }

    @Test func `each module of an accounts back end is registered, and nothing else`() throws {
        let modules = try Repository.folders(in: "Sources").filter { $0.hasPrefix("Accounts") }
        let defined = try modules.flatMap { module in
            try self.defined(in: "Sources/\(module)", type: "AccountBackEnd")
        }
        #expect(!defined.isEmpty)
        let registry = "Sources/AccountBackEnds/AccountBackEnd+All.swift"
        #expect(listed(in: try Repository.text(registry)) == defined)
    }

    @Test func `names are unique and sorted`() {
        for names in [
            SieveExtension.all.map(\.name), TableType.all.map(\.name), KeyStrategy.all.map(\.name),
            PasswordScheme.all.map(\.name), AccountBackEnd.all.map(\.scheme),
        ] {
            #expect(Set(names).count == names.count)
            #expect(names == names.sorted())
        }
    }

    @Test func `README has a row for each extension, table type and key strategy`() throws {
        let readme = try Repository.text("README.md")
        let names =
            SieveExtension.all.map(\.name) + TableType.all.map(\.name) + KeyStrategy.all.map(\.name)
        for name in names { #expect(readme.contains("| `\(name)` |"), "\(name)") }
    }

    @Test func `README's rows name nothing that is not there`() throws {
        let known = Set(
            SieveExtension.all.map(\.name) + TableType.all.map(\.name)
                + KeyStrategy.all.map(\.name)
                + ["mailwrightd", "mailwright", "mailwright-lda", "mailwright-checkpassword"])
        let rows = try Repository.text("README.md").split(separator: "\n")
            .filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        for row in rows where !known.contains(row) {
            // The maps of the small site, and files of the repository.
            let isMap = try Repository.text("examples/small/mailwright.yaml").contains("  \(row):")
            let path = Repository.root.appending(path: row).path
            #expect(isMap || FileManager.default.fileExists(atPath: path), "\(row)")
        }
    }

    @Test func `each extension names its specification and has test scripts of its own`() throws {
        for value in SieveExtension.all {
            let kinds = ["RFC ", "draft-", "spec-bosch-sieve-"]
            #expect(kinds.contains { value.specification.hasPrefix($0) }, "\(value.name)")
            // Pigeonhole's test program opens no file with a semicolon in its path.
            let name = value.name.replacing(";", with: "-")
            let folder = Repository.root.appending(path: "Tests/SieveTests/Scripts/\(name)")
            let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(scripts.contains { $0.hasSuffix(".svtest") }, "\(value.name)")
        }
    }
}
