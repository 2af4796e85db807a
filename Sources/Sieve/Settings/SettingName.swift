/// The names of settings.
enum SettingName {
    /// What stands in place of the `*` of a known name, empty without one.
    ///
    /// Nil when the other name is not meant by it.
    static func match(_ name: String, _ known: String) -> String? {
        guard known.hasSuffix("*") else { return name == known ? "" : nil }
        let prefix = known.dropLast()
        guard name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count else { return nil }
        return String(name.dropFirst(prefix.count))
    }

    /// Our name for a setting of Pigeonhole; nil when there is none.
    ///
    /// Ours are the same without `sieve_`, but for a few.
    static func ours(forPigeonholes name: String, in known: [String]) -> String? {
        guard name.hasPrefix(prefix) else { return nil }
        let rest = String(name.dropFirst(prefix.count))
        if let other = renamed[rest] { return other }
        return known.contains { match(rest, $0) != nil } ? rest : nil
    }

    private static let prefix = "sieve_"

    /// What Pigeonhole 0.5 and 2.4 call otherwise, without `sieve_`.
    private static let renamed = [
        "global_dir": "global", "global_path": "default",
    ]
}

extension SettingMistake {
    /// No extension knows a setting of this name.
    static func unknown(_ name: String, _ extensions: [SieveExtension]) -> SettingMistake {
        let known = SieveSettings.descriptions(of: extensions).map(\.name)
        if name == "sieve_max_cpu_time" {
            return SettingMistake(
                "is Pigeonhole's, and there is no such setting: the work of a run is bounded by "
                    + "max_steps (default \(SieveLimits.default.steps)), not by time")
        }
        if let ours = SettingName.ours(forPigeonholes: name, in: known) {
            return SettingMistake("is Pigeonhole's name of a setting; write '\(ours)'")
        }
        guard let near = Spelling.nearest(to: name, in: known) else {
            return SettingMistake(
                "is no setting of Sieve; see mailwright sieve extensions --settings")
        }
        return SettingMistake("is no setting of Sieve; did you mean '\(near)'?")
    }
}
