import Sieve
import Testing

@Suite struct SettingDefinitionKindsTests {
    private let known = SieveSettings.descriptions()

    private func usual(_ name: String) -> String? {
        known.first { $0.name == name }?.usual
    }

    @Test(arguments: [
        ("max_script_size", "1M"), ("max_redirects", "4"), ("max_waiting_time", "5m"),
        ("vacation_min_period", "1d"), ("vacation_max_period", "0"),
        ("vacation_check_recipient", "yes"), ("vacation_dont_check_recipient", "no"),
        ("vacation_default_subject", "Automated reply"), ("editheader_max_header_size", "2k"),
        ("pipe_exec_timeout", "10s"), ("pipe_input_eol", "crlf"), ("before", nil),
    ])
    func `the default is written as an admin would write it`(_ name: String, _ text: String?) {
        #expect(usual(name) == text)
    }

    @Test func `every default can be set`() throws {
        for setting in known {
            guard let usual = setting.usual else { continue }
            var settings = SieveSettings.default
            #expect(throws: Never.self, "\(setting.name)") {
                try settings.set(setting.name, to: usual)
            }
        }
        #expect(known.count { $0.usual != nil } > 20)
    }

    @Test func `every default is one that sets nothing else`() throws {
        var settings = SieveSettings.default
        for setting in known where setting.usual != nil {
            try settings.set(setting.name, to: setting.usual ?? "")
        }
        #expect(settings.limits == SieveLimits.default)
    }

    @Test func `each says what is written, and in which unit`() {
        #expect(known.allSatisfy { !$0.form.isEmpty })
        let forms = Dictionary(known.map { ($0.name, $0.form) }) { first, _ in first }
        #expect(forms["max_redirects"] == "a number, 0 to 1000")
        #expect(forms["max_steps"] == "a number, at least 100000")
        #expect(forms["max_script_size"] == "a size in octets, such as 64k")
        #expect(forms["vacation_min_period"] == "a time in days, or such as 7d")
        #expect(forms["extlists_dir"] == "an absolute path")
    }
}
