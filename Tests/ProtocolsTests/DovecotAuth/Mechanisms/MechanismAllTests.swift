import Glibc
import Testing

@testable import Protocols

@Suite struct MechanismAllTests {
    @Test func `names are unique and in capitals`() {
        let names = DovecotAuth.Mechanism.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names == names.map { $0.uppercased() })
    }

    @Test func `each file of the folder is registered`() throws {
        let here = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
        let path = "/" + here + "/Sources/Protocols/DovecotAuth/Mechanisms"
        let directory = try #require(opendir(path))
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            // The name is a C string within the entry, which lives until the next readdir.
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".swift"), !name.hasPrefix("Mechanism") { files.append(name) }
        }
        let registered = DovecotAuth.Mechanism.all.map { $0.name.lowercased() + ".swift" }
        #expect(files.map { $0.lowercased() }.sorted() == registered.sorted())
    }
}
