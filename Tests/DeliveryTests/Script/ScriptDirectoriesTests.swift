import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptDirectoriesTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.makeDirectory("own")
        try directory.makeDirectory("site")
        try directory.write("own/a.sieve", "keep;")
        try directory.write("site/b.sieve", "stop;")
        try directory.write("secret.sieve", "discard;")
    }

    private func script(
        _ name: String, _ location: ScriptLocation, limit: Int = 100
    ) throws -> String? {
        let library = ScriptDirectories(
            personal: directory.path("own"), global: directory.path("site"), sizeLimit: limit)
        return try library.script(named: Array(name.utf8), at: location).map { text($0.source) }
    }

    @Test func `each location has its directory`() throws {
        #expect(try script("a", .personal) == "keep;")
        #expect(try script("a", .global) == nil)
        #expect(try script("b", .global) == "stop;")
        #expect(try script("b", .personal) == nil)
    }

    @Test(arguments: ["../secret", "..", ".", "", "a/../a", "a\u{0}", "/etc/passwd"])
    func `no name leads out of it`(_ name: String) throws {
        #expect(try script(name, .personal) == nil)
    }

    @Test func `a file that can not be read is a failure, not a missing one`() throws {
        try directory.makeDirectory("own/d.sieve")
        #expect(throws: LookupFailure.self) { try script("d", .personal) }
        #expect(throws: LookupFailure.self) { try script("a", .personal, limit: 4) }
    }

    @Test func `without directories there are no scripts`() throws {
        let library = ScriptDirectories(personal: nil, global: nil)
        #expect(try library.script(named: Array("a".utf8), at: .personal) == nil)
        #expect(try library.script(named: Array("a".utf8), at: .global) == nil)
    }

    @Test func `the name in errors is the path`() throws {
        let library = ScriptDirectories(personal: directory.path("own"), global: nil)
        let found = try library.script(named: Array("a".utf8), at: .personal)
        #expect(found?.name == directory.path("own/a.sieve"))
    }
}
