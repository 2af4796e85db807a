/// Where the scripts of a site are: those that are run before and after each user's own, the one
/// for users who have none, and those that any script may include.
///
/// `before` and `after` are files, or directories whose files `*.sieve` are run in the order of
/// their names; more of them are `before2`, `before3` and on. All are absolute paths.
package struct SiteScripts: ExtensionSettings {
    private var numberedBefore: [Int: String] = [:]
    private var numberedAfter: [Int: String] = [:]

    /// The script of users without one of their own.
    package var `default`: String?

    /// The directory of the scripts that `include :global` finds.
    package var global: String?

    /// What is run before the user's own script, in order.
    package var before: [String] { Self.inOrder(numberedBefore) }

    /// What is run after it, in order.
    package var after: [String] { Self.inOrder(numberedAfter) }

    /// The settings.
    package static let definitions: [SettingDefinition<Self>] = [
        .path("before", "the script or directory of scripts that is run first") {
            $0.numberedBefore[1] = $1
        },
        .numberedPath("before*", "the next ones: before2, before3") {
            $0.numberedBefore[$1] = $2
        },
        .path("after", "the script or directory of scripts that is run last") {
            $0.numberedAfter[1] = $1
        },
        .numberedPath("after*", "the next ones: after2, after3") { $0.numberedAfter[$1] = $2 },
        .path("default", "the script of users who have none") { $0.default = $1 },
        .path("global", "the directory of scripts for include :global") { $0.global = $1 },
    ]

    /// Makes the settings of a site without scripts.
    package init() {}

    private static func inOrder(_ numbered: [Int: String]) -> [String] {
        numbered.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension SettingDefinition {
    /// An absolute path; an empty text is none.
    static func path(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, String?) -> Void
    ) -> Self {
        read(name, summary, form: pathForm, store) { value throws(SettingMistake) in
            try SettingValue.path(value)
        }
    }

    private static var pathForm: String { "an absolute path" }

    /// An absolute path, with a number behind its name.
    fileprivate static func numberedPath(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, Int, String?) -> Void
    ) -> Self {
        Self(name, summary, form: pathForm) { settings, rest, value throws(SettingMistake) in
            guard let number = Int(rest), (2...1_000).contains(number) else {
                throw SettingMistake("has no number of 2 to 1000 behind its name; write one")
            }
            store(&settings, number, try SettingValue.path(value))
        }
    }
}

extension SettingValue {
    /// An absolute path without a slash at its end; nil for an empty text.
    package static func path(_ text: String) throws(SettingMistake) -> String? {
        if text.isEmpty { return nil }
        guard text.hasPrefix("/"), !text.utf8.contains(0) else {
            throw SettingMistake("is '\(text)'; write an absolute path")
        }
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
