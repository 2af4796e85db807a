import Outcomes
import Settings
import Testing

@Suite struct SiteSettingsListsTests {
    private func settings(lookup: String, sieve: String) throws(Complaints) -> SiteSettings {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            maps:
              staff: {keys: exact, tables: ["static:x"]}
            \(lookup)
            sieve:
            \(sieve)
            """
        return try SiteSettings.parse(text, file: "s")
    }

    private func complaints(lookup: String, sieve: String) -> [String] {
        do throws(Complaints) {
            _ = try settings(lookup: lookup, sieve: sieve)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    private let unix =
        "lookup: {listen: [{inet: \"127.0.0.1:1\"}, {unix: /run/lookup, mode: \"0666\"}]}"
    private let staff = "  extlists: {\"tag:x,2026:staff\": map:staff}"

    private func sent(_ settings: SiteSettings) -> [String] {
        settings.sieveForDeliveries.map { "\($0.name)=\($0.value.value)" }
    }

    @Test func `deliveries are told where the maps are`() throws {
        let settings = try settings(lookup: unix, sieve: staff)
        #expect(
            sent(settings) == [
                "extlists/tag:x,2026:staff=map:staff", "extlists_lookup=/run/lookup",
            ])
    }

    @Test func `for the lists of a user too, and without lists not`() throws {
        let user = "  users: {alice: {extlists: {\"tag:x,2026:staff\": map:staff}}}"
        #expect(
            sent(try settings(lookup: unix, sieve: user)) == ["extlists_lookup=/run/lookup"])
        #expect(sent(try settings(lookup: unix, sieve: "  max_actions: 3")) == ["max_actions=3"])
    }

    @Test func `what the admin says stays`() throws {
        let sieve = staff + "\n  extlists_lookup: /elsewhere"
        #expect(sent(try settings(lookup: "", sieve: sieve)).last == "extlists_lookup=/elsewhere")
    }

    @Test func `a map that there is not, and a service that nobody reaches, are told`() {
        let other = "  extlists: {\"tag:x,2026:staff\": map:stuff}"
        #expect(
            complaints(lookup: unix, sieve: other) == [
                "s:8:34: the list tag:x,2026:staff is a map that is not in maps: \"stuff\""
            ])
        let reason =
            "deliveries ask for lists that are maps on a UNIX socket that everybody may use; "
        let others = ["", "lookup: {listen: [{inet: \"127.0.0.1:1\"}, {unix: /run/l}]}"]
        for lookup in others {
            #expect(
                complaints(lookup: lookup, sieve: staff) == [
                    "s:8:34: \(reason)give the lookup service one with the mode 0666"
                ])
        }
    }
}
