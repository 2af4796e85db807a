/// Which extensions a site lets scripts require: `extensions`, and `global_extensions` for the
/// scripts of the site.
///
/// Either a list of all, "fileinto vacation", or what differs from the usual ones,
/// "+vnd.dovecot.pipe -vacation-seconds". Scripts of the site have those of users too. Set again, as for
/// a user of the site, a list takes the place of what was there, and changes come on top of it.
package struct ExtensionChoice: ExtensionSettings {
    private struct Change: Sendable {
        let isAdded: Bool
        let name: String
    }

    /// A list that begins with nothing, or changes of what there would be.
    private struct Selection: Sendable {
        var replaces = false
        var changes: [Change] = []

        mutating func set(_ next: Selection) {
            if next.replaces || next.changes.isEmpty {
                self = next
            } else {
                changes += next.changes
            }
        }
    }

    private var personal = Selection()
    private var site = Selection()

    /// The settings.
    package static let definitions: [SettingDefinition<Self>] = [
        .init("extensions", "what scripts may require", form: form) {
            settings, _, value throws(SettingMistake) in
            settings.personal.set(try selection(value))
        },
        .init("global_extensions", "the same for the scripts of the site", form: form) {
            settings, _, value throws(SettingMistake) in
            settings.site.set(try selection(value))
        },
    ]

    private static let form = "all their names, or +ADDED -REMOVED"

    /// Makes the usual choice.
    package init() {}

    /// What the scripts of users may require.
    package func personal(of all: [SieveExtension]) -> [SieveExtension] {
        Self.select(personal, of: all, usual: all.filter(\.isOnByDefault))
    }

    /// What the scripts of the site may require.
    package func global(of all: [SieveExtension]) -> [SieveExtension] {
        Self.select(site, of: all, usual: personal(of: all))
    }

    private static func select(
        _ selection: Selection, of all: [SieveExtension], usual: [SieveExtension]
    ) -> [SieveExtension] {
        var names = Set(selection.replaces ? [] : usual.map(\.name))
        for change in selection.changes {
            if change.isAdded { names.insert(change.name) } else { names.remove(change.name) }
        }
        return all.filter { names.contains($0.name) }
    }

    private static func selection(_ text: String) throws(SettingMistake) -> Selection {
        let words = text.split { $0 == " " || $0 == "\t" }
        let signed = words.count { $0.hasPrefix("+") || $0.hasPrefix("-") }
        guard signed == 0 || signed == words.count else { throw .mixed }
        var selection = Selection(replaces: signed == 0 && !words.isEmpty)
        for word in words {
            let name = String(signed == 0 ? word : word.dropFirst())
            guard SieveExtension.all.contains(where: { $0.name == name }) else {
                throw .noExtension(name)
            }
            selection.changes.append(Change(isAdded: !word.hasPrefix("-"), name: name))
        }
        return selection
    }
}

extension SettingMistake {
    fileprivate static var mixed: SettingMistake {
        SettingMistake("mixes names with and without a sign; write all of them as +NAME or -NAME")
    }

    fileprivate static func noExtension(_ name: String) -> SettingMistake {
        let known = SieveExtension.all.map(\.name)
        guard let near = Spelling.nearest(to: name, in: known) else {
            return SettingMistake(
                "names '\(name)', which is no extension; see mailwright sieve extensions")
        }
        return SettingMistake("names '\(name)', which is no extension; did you mean '\(near)'?")
    }
}
