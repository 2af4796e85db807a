// RFC 5235, 3.2: the tag :percent on "spamtest".
// Complete. It brings "spamtest" with it, and has its settings.

extension SieveExtension {
    /// What a spam filter has found, from 0 to 100.
    static let spamtestplus = SieveExtension(
        "spamtestplus", specification: "RFC 5235", tests: [.spamtest],
        tags: [TagDefinition("percent", on: ["spamtest"]) { _, _ in ScannerPercent() }])
}
