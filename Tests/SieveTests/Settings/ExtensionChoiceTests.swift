import Sieve
import Testing

@Suite struct ExtensionChoiceTests {
    private func names(_ settings: (String, String)..., isGlobal: Bool = false) throws -> [String] {
        var values = SieveSettings.default
        for (name, value) in settings { try values.set(name, to: value) }
        let choice = values[ExtensionChoice.self]
        let all = SieveExtension.all
        return (isGlobal ? choice.global(of: all) : choice.personal(of: all)).map(\.name)
    }

    private let usual = SieveExtension.all.filter(\.isOnByDefault).map(\.name)

    @Test func `without settings the usual ones are there`() throws {
        #expect(try names() == usual)
        #expect(try names(isGlobal: true) == usual)
        #expect(usual.contains("fileinto"))
        #expect(try names(("extensions", "")) == usual)
    }

    @Test func `a list is all there is`() throws {
        #expect(try names(("extensions", "copy  fileinto")) == ["copy", "fileinto"])
    }

    @Test func `signs add and take away`() throws {
        let names = try names(("extensions", "-copy +fileinto"))
        #expect(names == usual.filter { $0 != "copy" })
    }

    @Test func `scripts of the site have those of users, and their own`() throws {
        #expect(
            try names(("extensions", "copy"), ("global_extensions", "+date"), isGlobal: true)
                == ["copy", "date"])
        #expect(try names(("extensions", "copy"), ("global_extensions", "+date")) == ["copy"])
        #expect(
            try names(("extensions", "copy"), ("global_extensions", "date"), isGlobal: true)
                == ["date"])
    }

    @Test(arguments: [
        ("copy +date", "mixes names with and without a sign; write all of them as +NAME or -NAME"),
        ("+copi", "names 'copi', which is no extension; did you mean 'copy'?"),
        ("weather", "names 'weather', which is no extension; see mailwright sieve extensions"),
        ("+", "names '', which is no extension; see mailwright sieve extensions"),
    ])
    func `mistakes are told`(_ value: String, _ reason: String) {
        #expect(throws: SettingMistake(reason)) { try names(("extensions", value)) }
    }

    @Test func `scripts that are included from the site have what it may require`() throws {
        let library = Library(["/s": "date", "s": "keep;"])
        let extensions = SieveExtension.all.filter { $0.name != "fileinto" }
        let compile = { (text: String) in
            try SieveScript(
                compiling: Array("require \"include\"; \(text)".utf8), named: "t",
                extensions: extensions, globalExtensions: SieveExtension.all, library: library)
        }
        // Each script of this library requires fileinto.
        #expect(throws: Never.self) { try compile("include :global \"none\";") }
        #expect(throws: (any Error).self) { try compile("include :personal \"s\";") }
        let site = Library(["/s": "keep;"])
        #expect(throws: Never.self) {
            try SieveScript(
                compiling: Array("require \"include\"; include :global \"s\";".utf8), named: "t",
                extensions: extensions, globalExtensions: SieveExtension.all, library: site)
        }
    }
}
