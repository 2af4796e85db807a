import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptCompilerTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.makeDirectory("global")
        try directory.makeDirectory("own")
    }

    private func compiler(_ settings: (String, String)...) throws -> ScriptCompiler {
        let texts = settings.map { (name: $0.0, value: $0.1) }
        let settings = try SieveSettings([("global", directory.path("global"))] + texts)
        return ScriptCompiler(
            settings, library: ScriptDirectories(personal: directory.path("own"), settings))
    }

    /// The errors of a script.
    private func errors(
        _ script: String, isOfSite: Bool = false, _ compiler: ScriptCompiler
    ) -> [String] {
        do throws(Complaints) {
            _ = try compiler.compile(Array(script.utf8), named: "s", isOfSite: isOfSite)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test func `extensions are those that the site lets users and itself require`() throws {
        let compiler = try compiler(
            ("extensions", "-fileinto"), ("global_extensions", "+vnd.dovecot.execute"))
        let script = "require \"vnd.dovecot.execute\";"
        #expect(errors(script, compiler).count == 1)
        #expect(errors(script, isOfSite: true, compiler) == [])
        #expect(errors("require \"fileinto\";", compiler).count == 1)
        #expect(errors("require \"fileinto\";", isOfSite: true, compiler).count == 1)
        #expect(errors("require \"fileinto\";", try self.compiler()) == [])
    }

    @Test func `limits are those of the site`() throws {
        let compiler = try compiler(("max_script_size", "10"))
        #expect(errors("keep;", compiler) == [])
        #expect(errors("keep; # more", compiler).count == 1)
    }

    @Test func `included scripts are found, and their errors are told`() throws {
        try directory.write("global/bad.sieve", "\nfrop;")
        try directory.write("own/bad.sieve", "frip;")
        let script = "require \"include\"; include :global \"bad\"; include \"bad\";"
        let found = errors(script, try compiler())
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("\(directory.path("global/bad.sieve")):2:1: ") == true)
        #expect(found.last?.hasPrefix("\(directory.path("own/bad.sieve")):1:1: ") == true)
    }

    @Test func `an included script of the site may require more, one of the user may not`() throws {
        try directory.write("global/a.sieve", "require \"vnd.dovecot.execute\";")
        try directory.write("own/a.sieve", "require \"vnd.dovecot.execute\";")
        let compiler = try compiler(("global_extensions", "+vnd.dovecot.execute"))
        #expect(errors("require \"include\"; include :global \"a\";", compiler) == [])
        #expect(errors("require \"include\"; include \"a\";", compiler).count == 1)
    }
}
