// RFC 5235, 3.3: the test "virustest".
// Complete. The settings are those of Pigeonhole, as for "spamtest".

extension SieveExtension {
    /// Asks what a virus scanner has found.
    static let virustest = SieveExtension(
        "virustest", specification: "RFC 5235",
        tests: [ScannerTest.definition("virustest", VirustestSettings.self)],
        settings: VirustestSettings.self)
}

/// `virustest_status_header` and the others.
struct VirustestSettings: ScannerExtensionSettings {
    static let prefix = "virustest"
    static let highest = 5

    var scanner = ScannerSettings()
}
