import Sieve
import Testing

@testable import Settings

@Suite struct SiteSettingsSieveTests {
    private func settings(_ sieve: [(String, String)]) -> SiteSettings {
        var settings = SiteSettings(
            file: "s", domains: ["example.org"], mailboxes: .init(root: "/x", owner: "o"),
            accounts: "none:/db")
        settings.sieve = sieve.map { .init(name: $0.0, value: Placed($0.1)) }
        return settings
    }

    @Test func `they are those of a delivery`() throws {
        let sieve = try settings([("max_redirects", "7"), ("before", "/a"), ("before2", "/b")])
            .sieveSettings()
        #expect(sieve.limits.redirects == 7)
        #expect(sieve[SiteScripts.self].before == ["/a", "/b"])
        #expect(try settings([]).sieveSettings().limits == .default)
    }

    @Test func `what nobody has checked may be a mistake`() {
        let mistake = #expect(throws: SettingMistake.self) {
            try settings([("max_redirects", "many")]).sieveSettings()
        }
        #expect(mistake?.name == "max_redirects")
    }
}
