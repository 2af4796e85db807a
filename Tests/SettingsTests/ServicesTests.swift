import Settings
import Testing

@Suite struct ServicesTests {
    @Test func `a master password is described without its hash`() {
        let master = SiteSettings.MasterPassword(
            name: "webmail", hash: Array("$1$abc$secret".utf8), networks: ["::1/128"],
            services: ["imap"])
        #expect("\(master)" == "master password webmail")
        let service = SiteSettings.AuthService(listen: [], masterPasswords: [master])
        #expect(!"\(service)".contains("secret"))
    }
}
