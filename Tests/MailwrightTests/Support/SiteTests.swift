import Accounts
import ArgumentParser
import Glibc
import Settings
import TestSupport
import Testing

@testable import mailwright

@Suite struct SiteTests {
    @Test(arguments: [
        (["SUDO_USER": "susan", "DOAS_USER": "dora"], "susan"), (["DOAS_USER": "dora"], "dora"),
    ])
    func `the actor is the person behind sudo`(environment: [String: String], actor: String) {
        #expect(Site.actor { environment[$0] } == actor)
    }

    @Test func `without sudo it is the system user`() {
        #expect(Site.actor { _ in nil } == String(cString: getpwuid(getuid()).pointee.pw_name))
    }

    @Test func `a site is what its settings say`() throws {
        let toolSite = try ToolSite()
        let option = try SettingsOption.parse(
            ["--settings", toolSite.files.path("mailwright.yaml")])
        let site = try Site(option)
        #expect(site.settings.domains == ["example.org", "example.net"])
        #expect(try site.directory.accounts().isEmpty)
        let homes = try site.settings.mailboxHomes()
        #expect(homes.home(of: "alice") == toolSite.files.path("mail/alice"))
        #expect(homes.owner.user == geteuid())
    }
}
