import ArgumentParser
import Settings
import Testing

@testable import mailwright

@Suite struct SettingsOptionTests {
    @Test func `the option comes before the environment, and that before the default`() throws {
        let none = try SettingsOption.parse([])
        let named = try SettingsOption.parse(["--settings", "/srv/o.yaml"])
        let environment = { $0 == SettingsOption.variable ? "/srv/env.yaml" : nil }
        #expect(none.path { _ in nil } == SiteSettings.defaultPath)
        #expect(none.path(environment) == "/srv/env.yaml")
        #expect(named.path(environment) == "/srv/o.yaml")
    }

    @Test func `settings that can not be read are a fault of the configuration`() throws {
        let option = try SettingsOption.parse(["--settings", "/no/such/file.yaml"])
        let failure = #expect(throws: ToolFailure.self) { try option.load() }
        #expect(failure?.status == 2)
        #expect(failure?.description.hasPrefix("/no/such/file.yaml: ") == true)
    }
}
