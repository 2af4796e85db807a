import Settings
import Testing

@Suite struct ServicesTests {
    @Test func `a master password is described without its hash`() {
        let master = SiteSettings.MasterPassword(
            name: "webmail", hash: Placed(Array("$1$abc$secret".utf8)), networks: ["::1/128"],
            services: ["imap"])
        #expect("\(master)" == "master password webmail")
        let service = SiteSettings.AuthService(listen: [], masterPasswords: [master])
        #expect(!"\(service)".contains("secret"))
    }

    @Test func `the addresses of all services are in one list`() {
        var settings = SiteSettings(
            file: "s", domains: ["example.org"], mailboxes: .init(root: "/x", owner: "vmail"),
            accounts: "sqlite:/x")
        #expect(settings.listenAddresses.isEmpty)
        let addresses = (1...3).map { Placed(ListenAddress.inet(host: "::1", port: $0), line: $0) }
        settings.lookup = .init(
            listen: [addresses[0]], tcpTables: [.init(map: "m", address: addresses[1])])
        settings.auth = .init(listen: [addresses[2]])
        #expect(settings.listenAddresses == addresses)
    }
}
