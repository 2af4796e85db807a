import Sieve
import Testing

@Suite struct EnvironmentSettingsTests {
    /// The value of an item as a test and as a variable see it.
    private func value(_ item: String, _ settings: (String, String)...) throws -> String {
        var all = SieveSettings.default
        for (name, value) in settings { try all.set(name, to: value) }
        let text = """
            require ["vnd.dovecot.environment", "variables", "fileinto"];
            if environment :matches "vnd.dovecot.config.\(item)" "*" {
                fileinto "${1}|${env.vnd.dovecot.config.\(item)}";
            }
            """
        let script = try SieveScript(compiling: Array(text.utf8), named: "test", settings: all)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
    }

    @Test func `items are what the site has set`() throws {
        #expect(
            try value("display_name", ("environment/display_name", "Jan Jansen"))
                == "Jan Jansen|Jan Jansen")
        #expect(try value("a", ("env_a", "1"), ("environment/b", "2")) == "1|1")
    }

    @Test func `the case of a name is nothing`() throws {
        #expect(try value("DISPLAY_name", ("environment/Display_Name", "Jan")) == "Jan|Jan")
    }

    @Test func `the last setting holds`() throws {
        #expect(try value("a", ("environment/a", "1"), ("env_a", "2")) == "2|2")
    }

    @Test func `others do not exist`() throws {
        #expect(try value("b", ("environment/a", "1")) == "INBOX")
        #expect(throws: SettingMistake.self) { try value("a", ("environment/", "1")) }
    }
}
