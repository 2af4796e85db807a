import Authentication
import Glibc
import Testing

@Suite struct PasswordSchemeAllTests {
    @Test func `the names are unique, in capitals and in order`() {
        let names = PasswordScheme.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names == names.map { $0.uppercased() }.sorted())
        #expect(PasswordScheme.all.allSatisfy { !$0.summary.isEmpty })
    }

    @Test func `each file of the folder is registered`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let directory = try #require(opendir(root + "/Sources/Authentication/Schemes"))
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            // The name is a C string within the entry, which lives until the next readdir.
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".swift"), !name.contains("Password") { files.append(name) }
        }
        let registered = PasswordScheme.all.map { $0.name.lowercased() + ".swift" }
        #expect(files.map { $0.lowercased() }.sorted() == registered.sorted())
    }
}
