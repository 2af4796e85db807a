// RFC 5235, 3.2: the test "spamtest". ":percent" is "spamtestplus".
// Complete. The settings are those of Pigeonhole; without them every message is one that was not
// tested, whose value is "0".

extension SieveExtension {
    /// Asks what a spam filter has found.
    static let spamtest = SieveExtension(
        "spamtest", specification: "RFC 5235", tests: [.spamtest], settings: SpamtestSettings.self)
}

extension TestDefinition {
    /// `spamtest [:percent] [COMPARATOR] [MATCH-TYPE] <value: string>`.
    static let spamtest = ScannerTest.definition("spamtest", SpamtestSettings.self)
}

/// `spamtest_status_header` and the others.
struct SpamtestSettings: ScannerExtensionSettings {
    static let prefix = "spamtest"
    static let highest = 10

    var scanner = ScannerSettings()
}
