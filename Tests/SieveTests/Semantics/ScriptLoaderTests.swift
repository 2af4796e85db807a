import Outcomes
import Sieve
import Testing

@Suite struct ScriptLoaderTests {
    private func errors(
        _ text: String, _ library: Library, limits: SieveLimits = .default
    ) -> [String] {
        do {
            _ = try library.compile(text, limits: limits)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test func `errors of included scripts come with their names and places`() {
        let library = Library(["a": "keep;\n  frop;", "b": "include \"a\"; frip;", "/a": "frap;"])
        #expect(
            errors("frep; include \"b\"; include \"a\"; include :global \"a\";", library) == [
                "main.sieve:2:1: there is no command 'frep'; check its spelling",
                "b.sieve:2:14: there is no command 'frip'; check its spelling",
                "a.sieve:3:3: there is no command 'frop'; check its spelling",
                "/a.sieve:2:1: there is no command 'frap'; check its spelling",
            ])
    }

    @Test func `an included script requires its own extensions`() throws {
        let library = Library(["a": "fileinto :create \"x\";"])
        let script = "require \"mailbox\"; fileinto :create \"y\"; include \"a\";"
        #expect(
            errors(script, library) == [
                "a.sieve:2:10: the tag ':create' needs an extension; "
                    + "add require \"mailbox\" at the top"
            ])
    }

    @Test func `scripts are compiled once and asked for once`() throws {
        let library = Library(["a": "include \"b\"; frop;", "b": "include \"a\";"])
        let error = "a.sieve:2:14: there is no command 'frop'; check its spelling"
        #expect(errors("include \"a\"; include \"b\"; include \"a\";", library) == [error])
        #expect(library.questions == ["a", "b"])
    }

    @Test func `what is missing is asked for once`() throws {
        let library = Library([:])
        _ = try library.compile("include \"a\"; include :optional \"a\"; include \"a\";")
        #expect(library.questions == ["a"])
    }

    @Test func `one script under two names is one script`() throws {
        struct Alias: ScriptLibrary {
            func script(
                named name: [UInt8], at location: ScriptLocation
            ) throws(LookupFailure) -> StoredScript? {
                StoredScript(name: "one", source: Array("frop;".utf8))
            }
        }
        let error = #expect(throws: Complaints.self) {
            try SieveScript(
                compiling: Array("require \"include\"; include \"a\"; include \"b\";".utf8),
                named: "x", library: Alias())
        }
        #expect(error?.all.count == 1)
    }

    @Test func `names are limited, those that are missing too`() {
        var limits = SieveLimits.default
        limits.includes = 2
        let library = Library(["a": "", "b": ""])
        let two = "include \"a\"; include \"b\"; include \"a\";"
        #expect(errors(two, library, limits: limits) == [])
        #expect(
            errors("include \"a\"; include \"n\"; include \"b\";", library, limits: limits)
                == [
                    "main.sieve:2:35: \"b\" is one script too many; include no more than 2 "
                        + "(include_max_includes)"
                ])
    }

    @Test func `all scripts together are limited`() {
        var limits = SieveLimits.default
        let text = "include \"a\"; include \"b\";"
        let library = Library(["a": "keep;", "b": "stop;"])
        limits.totalSize = 3 * Library.requires.utf8.count + text.utf8.count + 10
        #expect(errors(text, library, limits: limits) == [])
        limits.totalSize -= 1
        #expect(
            errors(text, library, limits: limits) == [
                "main.sieve:2:22: with \"b\" the scripts are larger than "
                    + "\(limits.totalSize) bytes (max_total_size); include less"
            ])
    }

    @Test func `each script is limited`() {
        var limits = SieveLimits.default
        limits.scriptSize = 100
        let library = Library(["a": String(repeating: " ", count: 100)])
        #expect(
            errors("include \"a\";", library, limits: limits) == [
                "a.sieve: the script is larger than 100 bytes; make it shorter or split it"
            ])
    }

    @Test func `a chain of scripts needs no stack to be compiled`() throws {
        let count = 200
        let names = (0..<count).map { ("s\($0)", "include \"s\($0 + 1)\";") }
        let library = Library(Dictionary(uniqueKeysWithValues: names))
        #expect(
            try library.mailboxes("include \"s0\";")
                == "s9.sieve:2:1: s10.sieve would be included more than 10 levels deep "
                + "(include_max_nesting_depth); use fewer levels")
        #expect(library.questions.count == count + 1)
    }

    @Test func `many errors end the compile`() {
        var limits = SieveLimits.default
        limits.complaints = 1
        let library = Library(["a": "frop;", "b": "frop;"])
        #expect(errors("include \"a\"; include \"b\";", library, limits: limits).count == 1)
    }
}
