import Testing

@testable import Sieve

@Suite struct SettingNameTests {
    @Test(arguments: [
        ("a", "a", ""), ("a", "b", nil), ("a/b", "a/*", "b"), ("a/", "a/*", nil),
        ("before2", "before*", "2"),
    ])
    func `a star stands for what follows`(_ name: String, _ known: String, _ rest: String?) {
        #expect(SettingName.match(name, known) == rest)
    }

    @Test(arguments: [
        ("sieve_max_redirects", "max_redirects"), ("sieve_before2", "before2"),
        ("sieve_global_dir", "global"), ("sieve_global_path", "default"),
        ("sieve_vacation_min_period", "vacation_min_period"),
        ("sieve_spamtest_text_value/1", "spamtest_text_value/1"),
    ])
    func `Pigeonhole's names lead to ours`(_ name: String, _ ours: String) {
        var settings = SieveSettings.default
        #expect(throws: SettingMistake("is Pigeonhole's name of a setting; write '\(ours)'")) {
            try settings.set(name, to: "1")
        }
        let known = SieveSettings.descriptions().map(\.name)
        #expect(known.contains { SettingName.match(ours, $0) != nil })
    }

    @Test func `time is not limited, and what is instead is said`() {
        var settings = SieveSettings.default
        let reason =
            "is Pigeonhole's, and there is no such setting: the work of a run is bounded by "
            + "max_steps (default 50000000), not by time"
        #expect(throws: SettingMistake(reason)) {
            try settings.set("sieve_max_cpu_time", to: "30s")
        }
        #expect(throws: SettingMistake.self) { try settings.set("max_steps", to: "30") }
        #expect(throws: Never.self) { try settings.set("max_steps", to: "100000") }
    }

    @Test(arguments: ["sieve_plugins", "weather"])
    func `what is no setting at all is sent to the list`(_ name: String) {
        var settings = SieveSettings.default
        let reason = "is no setting of Sieve; see mailwright sieve extensions --settings"
        #expect(throws: SettingMistake(reason)) { try settings.set(name, to: "1") }
    }
}
