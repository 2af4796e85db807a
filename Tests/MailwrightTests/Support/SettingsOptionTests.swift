import ArgumentParser
import Glibc
import Settings
import Testing

@testable import mailwright

@Suite(.serialized) struct SettingsOptionTests {
    @Test func `the option comes before the environment, and that before the default`() throws {
        unsetenv(SettingsOption.variable)
        #expect(try SettingsOption.parse([]).path == SiteSettings.defaultPath)
        setenv(SettingsOption.variable, "/srv/env.yaml", 1)
        defer { unsetenv(SettingsOption.variable) }
        #expect(try SettingsOption.parse([]).path == "/srv/env.yaml")
        #expect(try SettingsOption.parse(["--settings", "/srv/o.yaml"]).path == "/srv/o.yaml")
        setenv(SettingsOption.variable, "", 1)
        #expect(try SettingsOption.parse([]).path == SiteSettings.defaultPath)
    }

    @Test func `settings that can not be read are a fault of the configuration`() throws {
        let option = try SettingsOption.parse(["--settings", "/no/such/file.yaml"])
        let failure = #expect(throws: ToolFailure.self) { try option.load() }
        #expect(failure?.status == 2)
        #expect(failure?.description.hasPrefix("/no/such/file.yaml: ") == true)
    }
}
