import Outcomes
import Testing
import Yams

@testable import Settings

@Suite struct SettingsReaderServicesTests {
    private let reader = SettingsReader(file: "s")

    private var complaints: [String] { reader.complaints.map(\.description) }

    private func lookup(
        _ text: String, maps: [String]? = ["m"]
    ) throws -> SiteSettings.LookupService? {
        reader.lookupService(try #require(try Yams.compose(yaml: text)), mapNames: maps)
    }

    private func auth(_ text: String) throws -> SiteSettings.AuthService? {
        reader.authService(try #require(try Yams.compose(yaml: text)))
    }

    @Test func `ports alone are enough for lookups`() throws {
        let service = try lookup("{listen: [], tcp_tables: {m: \"h:1\"}}")
        #expect(service?.tcpTables.map(\.map) == ["m"])
        #expect(complaints.isEmpty)
    }

    @Test func `a port with a mistake is complained of once`() throws {
        _ = try lookup("{listen: [], tcp_tables: {nosuch: \"h:1\"}}")
        #expect(complaints == ["s:1:27: there is no map \"nosuch\"; define it under maps"])
        _ = try lookup("{listen: [], tcp_tables: 5}")
        #expect(complaints.count == 2)
    }

    @Test func `a service that listens nowhere is refused`() throws {
        _ = try lookup("listen: []")
        _ = try lookup("{listen: [], tcp_tables: {}}")
        _ = try auth("listen: []")
        #expect(
            complaints == [
                "s:1:9: lookup listens nowhere; name an address under listen",
                "s:1:10: lookup listens nowhere; name an address under listen",
                "s:1:9: auth listens nowhere; name an address under listen",
            ])
    }

    @Test func `a port names a map, unless nobody knows the maps`() throws {
        _ = try lookup("{listen: [], tcp_tables: {x: \"h:1\", m: \"h:2\"}}")
        #expect(complaints == ["s:1:27: there is no map \"x\"; define it under maps"])
        _ = try lookup("{listen: [], tcp_tables: {x: \"h:1\"}}", maps: nil)
        #expect(complaints.count == 1)
    }

    @Test func `the parts of a master password keep their places`() throws {
        let service = try auth(
            """
            listen: [{unix: /a}]
            master_passwords:
              - name: w
                hash: secret
                networks: [10.0.0.1/8]
                services: [smtp]
            """)
        let master = try #require(service?.masterPasswords.first)
        // Whether they can be used is told where logins are checked.
        #expect(complaints.isEmpty)
        #expect(master.hash.line == 4)
        #expect(master.networks.map(\.line) == [5])
        #expect(master.services.map(\.line) == [6])
    }

    @Test func `each part of a master password that is missing or of another kind is said`() throws
    {
        let service = try auth(
            """
            listen: [{unix: /a}]
            master_passwords:
              - {name: w, hash: x, networks: [], services: [imap]}
              - {name: w, hash: x, networks: [10.0.0.0/8], services: [[imap]]}
              - hash: [x]
                networks: 10.0.0.0/8
                services: []
            """)
        #expect(
            reader.complaints.map(\.message).map { $0.prefix { $0 != ";" && $0 != ":" } } == [
                "\"networks\" of a master password must not be empty",
                "each of \"services\" of a master password must be a text that is not empty",
                "a master password has no \"name\"",
                "\"hash\" of a master password must be a text that is not empty",
                "\"networks\" of a master password must be a list",
                "\"services\" of a master password must not be empty",
            ])
        #expect(service?.masterPasswords == [])
    }
}
