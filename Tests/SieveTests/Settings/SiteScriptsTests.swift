import Sieve
import Testing

@Suite struct SiteScriptsTests {
    private func set(_ settings: (String, String)...) throws -> SiteScripts {
        var values = SieveSettings.default
        for (name, value) in settings { try values.set(name, to: value) }
        return values[SiteScripts.self]
    }

    @Test func `a site has none`() throws {
        let scripts = try set()
        #expect(scripts.before.isEmpty && scripts.after.isEmpty)
        #expect(scripts.default == nil && scripts.global == nil)
    }

    @Test func `those with numbers are in their order`() throws {
        let scripts = try set(
            ("before10", "/j"), ("before", "/a"), ("before2", "/b"), ("after3", "/z"),
            ("after", "/y"))
        #expect(scripts.before == ["/a", "/b", "/j"])
        #expect(scripts.after == ["/y", "/z"])
    }

    @Test func `an empty text takes one away`() throws {
        #expect(try set(("before", "/a"), ("before", "")).before.isEmpty)
    }

    @Test func `paths lose the slash at their ends`() throws {
        let scripts = try set(("default", "/d.sieve"), ("global", "/g/"))
        #expect(scripts.default == "/d.sieve")
        #expect(scripts.global == "/g")
    }

    @Test(arguments: [
        ("before", "a.sieve", "is 'a.sieve'; write an absolute path"),
        ("default", "~/x", "is '~/x'; write an absolute path"),
        ("beforex", "/a", "has no number of 2 to 1000 behind its name; write one"),
        ("after1", "/a", "has no number of 2 to 1000 behind its name; write one"),
    ])
    func `mistakes are told`(_ name: String, _ value: String, _ reason: String) {
        #expect(throws: SettingMistake(reason)) { try set((name, value)) }
    }
}
