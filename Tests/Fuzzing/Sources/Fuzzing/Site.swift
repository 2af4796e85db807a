public import Sieve

/// How scripts are compiled: all extensions are there and set up.
public enum Site {
    /// What one input may take: a fraction of what a script may, as an instrumented debug build is
    /// slow.
    public static let settings: SieveSettings = {
        var settings = SieveSettings()
        settings.limits.steps = 1_000_000
        settings.limits.regexSteps = 200_000
        settings.limits.actions = 8
        for (name, value) in [
            ("pipe_bin_dir", "/programs"), ("filter_bin_dir", "/programs"),
            ("execute_bin_dir", "/programs"), ("spamtest_status_header", "X-Spam: (-?[0-9.]+)"),
            ("spamtest_max_value", "10"), ("virustest_status_header", "X-Virus: (.*)"),
            ("virustest_status_type", "text"), ("virustest_text_value/1", "clean"),
            ("user_email", "me@example.org"),
        ] {
            do {
                try settings.set(name, to: value)
            } catch {
                fatalError("\(name) \(error)")
            }
        }
        return settings
    }()

    /// A line that lets a script use every extension.
    public static let require: [UInt8] = Array(
        "require [\(SieveExtension.all.map { "\"\($0.name)\"" }.joined(separator: ","))]; ".utf8)
}
