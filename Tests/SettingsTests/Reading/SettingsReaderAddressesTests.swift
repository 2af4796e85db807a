import Outcomes
import Testing
import Yams

@testable import Settings

@Suite struct SettingsReaderAddressesTests {
    private let reader = SettingsReader(file: "s")

    private func addresses(_ text: String) throws -> [ListenAddress] {
        let node = try #require(try Yams.compose(yaml: text))
        return reader.listenAddresses(node, of: "lookup").map(\.value)
    }

    private var complaints: [String] { reader.complaints.map(\.description) }

    @Test func `addresses are read with their mode and group`() throws {
        #expect(
            try addresses("[{unix: /a, mode: 0600, group: g}, {unix: /b}, {inet: \"[::1]:25\"}]")
                == [
                    .unix(path: "/a", mode: 0o600, group: "g"),
                    .unix(path: "/b", mode: ListenAddress.defaultMode, group: nil),
                    .inet(host: "::1", port: 25),
                ])
        #expect(complaints.isEmpty)
    }

    @Test(arguments: [
        ("[{unix: [x]}]", "s:1:9: \"unix\" of an address of lookup must be a text"),
        ("[{inet: ~}]", "s:1:9: \"inet\" of an address of lookup must be a text"),
        ("[{unix: /a, mode: [x]}]", "s:1:19: \"mode\" of an address of lookup must be a text"),
        ("[{unix: /a, mode: 1777}]", "s:1:19: \"1777\" is no mode; write it in octal"),
        ("[{unix: /a, inet: \"h:1\"}]", "s:1:2: an address of lookup needs either unix: PATH"),
        ("[x]", "s:1:2: an address of lookup must be a mapping"),
    ])
    func `a mistake is one complaint and no address`(text: String, start: String) throws {
        #expect(try addresses(text).isEmpty)
        #expect(complaints.count == 1)
        #expect(complaints.first?.hasPrefix(start) == true, "\(complaints)")
    }

    @Test func `a path that is too long is refused`() throws {
        let longest = "/" + String(repeating: "a", count: ListenAddress.maximumPathLength - 1)
        #expect(try addresses("[{unix: \(longest)}]").count == 1)
        #expect(complaints.isEmpty)
        #expect(try addresses("[{unix: \(longest)a}]").isEmpty)
        #expect(complaints.first?.contains("of at most 103 octets") == true)
    }

    @Test func `an address that is named twice is refused the second time`() {
        let one = Placed(ListenAddress.inet(host: "::1", port: 25), line: 4, column: 3)
        let other = Placed(ListenAddress.inet(host: "::1", port: 25), line: 9, column: 5)
        let any = Placed(ListenAddress.inet(host: "::1", port: 0))
        reader.complainOfTwins(
            SiteSettings.LookupService(
                listen: [any, any], tcpTables: [.init(map: "m", address: other)]),
            SiteSettings.AuthService(listen: [one]))
        #expect(
            complaints == [
                "s:9:5: inet:[::1]:25 is listened on twice, see line 4; take another address"
            ])
    }
}
