import Glibc
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptCompilerSiteTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.makeDirectory("before")
        try directory.makeDirectory("global")
        for name in ["before/1", "before/2", "after", "default", "global/g"] {
            try directory.write("\(name).sieve", "keep;\n")
        }
    }

    /// The complaints about the site, without the path of the directory.
    private func complaints(_ more: (String, String)...) throws -> [String] {
        let settings = try SieveSettings(
            [
                ("before", directory.path("before")), ("after", directory.path("after.sieve")),
                ("default", directory.path("default.sieve")), ("global", directory.path("global")),
            ] + more.map { (name: $0.0, value: $0.1) })
        let library = ScriptDirectories(personal: nil, settings)
        return ScriptCompiler(settings, library: library).complaintsAboutSite()
            .map { $0.description.replacing(directory.path(""), with: "") }
    }

    @Test func `a site in order has none`() throws {
        #expect(try complaints() == [])
    }

    @Test(arguments: ["before/2", "after", "default", "global/g"])
    func `each script is looked at`(name: String) throws {
        try directory.write("\(name).sieve", "keep;\n  frop;\nkeep 1;\n")
        let found = try complaints()
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("\(name).sieve:2:3: there is no command 'frop'") == true)
        #expect(found.last?.hasPrefix("\(name).sieve:3:") == true)
    }

    @Test func `one that several include has its errors once`() throws {
        try directory.write("global/g.sieve", "frop;\n")
        for name in ["after", "default"] {
            try directory.write(
                "\(name).sieve", "require \"include\"; include :global \"g\";\n")
        }
        #expect(try complaints().count == 1)
    }

    @Test func `they may require what is for the site alone`() throws {
        try directory.write("after.sieve", "require \"vnd.dovecot.pipe\";\n")
        #expect(try complaints().count == 1)
        #expect(try complaints(("global_extensions", "+vnd.dovecot.pipe")) == [])
    }

    @Test func `what is missing or no script is told`() throws {
        #expect(
            try complaints(("before2", directory.path("none.sieve"))) == [
                "none.sieve: can not be examined: No such file or directory"
            ])
        #expect(try complaints(("max_script_size", "3")).count == 5)
        try directory.write("after.sieve", [0xFF, 0xFE])
        #expect(try complaints().count == 1)
    }
}
