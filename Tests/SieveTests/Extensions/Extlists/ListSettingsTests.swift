import Sieve
import Testing

@Suite struct ListSettingsTests {
    private func settings(_ texts: (String, String)...) throws(SettingMistake) -> ListSettings {
        var settings = SieveSettings.default
        for (name, value) in texts { try settings.set(name, to: value) }
        return settings[ListSettings.self]
    }

    @Test func `lists are maps by their whole names`() throws {
        let lists = try settings(
            ("extlists/tag:x,2026:staff", "map:staff"), ("extlists/:addrbook:a", "map:b"),
            ("extlists_dir", "/lists/"), ("extlists_lookup", "/run/lookup"))
        #expect(
            lists.maps == [
                "tag:x,2026:staff": "staff", "urn:ietf:params:sieve:addrbook:a": "b",
            ])
        #expect(lists.directory == "/lists")
        #expect(lists.lookupSocket == "/run/lookup")
    }

    @Test func `a site without them has none`() {
        let lists = ListSettings()
        #expect(lists.maps.isEmpty)
        #expect(lists.directory == nil)
        #expect(lists.lookupSocket == nil)
    }

    @Test(arguments: [
        ("extlists/staff", "map:staff"), ("extlists/tag:x y", "map:staff"),
        ("extlists/tag:x", "staff"), ("extlists/tag:x", "map:"), ("extlists/tag:x", "map:a b"),
        ("extlists/tag:x", ""), ("extlists_lookup", "unix:/run/lookup"), ("extlists/", "map:a"),
    ])
    func `mistakes are told`(name: String, value: String) {
        #expect(throws: SettingMistake.self) { try settings((name, value)) }
    }
}
