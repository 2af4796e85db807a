internal import Sieve
internal import Yams

extension SettingsReader {
    /// The settings that are lists: those of scripts, which become `before`, `before2` and on, and
    /// those of words.
    private static let scriptLists = ["before", "after"]
    private static let wordLists = ["extensions", "global_extensions"]

    /// The key of the settings of single users.
    private static let users = "users"

    /// The `sieve:` part: the settings of Sieve by name, in the order of the file, and those of
    /// single users.
    ///
    /// `name: {a: x}` is `name/a: x`.
    func sieve(_ node: Node) -> (
        site: [SiteSettings.SieveSetting], users: SiteSettings.SieveOfUsers
    ) {
        guard let block = mapping(node, "sieve") else { return ([], [:]) }
        var settings = SieveSettings.default
        var site: [SiteSettings.SieveSetting] = []
        for (name, mark, value) in block.entries where name != Self.users {
            site += checked(sieveSettings(name, mark, value), at: mark, in: &settings)
        }
        var users: SiteSettings.SieveOfUsers = [:]
        if let node = block.optional(Self.users) {
            users = ofUsers(node, beside: settings, names: site.map(\.name))
        }
        let largest = users.values.map(Self.size).max() ?? 0
        let size = Self.size(site) + largest
        if size > SiteSettings.maximumSieveSize {
            complain(
                at: node.mark,
                "the settings of sieve have \(size) octets, more than "
                    + "\(SiteSettings.maximumSieveSize); leave some out")
        }
        return (site, users)
    }

    /// `users: {alice: {extensions: +vnd.dovecot.pipe}}`.
    private func ofUsers(
        _ node: Node, beside site: SieveSettings, names: [String]
    ) -> SiteSettings.SieveOfUsers {
        var users: SiteSettings.SieveOfUsers = [:]
        guard let block = mapping(node, "users of sieve") else { return users }
        for (user, mark, value) in block.entries {
            if user.isEmpty || user.contains(where: { $0.isUppercase || $0 == "@" }) {
                complain(
                    at: mark,
                    "\"\(user)\" in users of sieve is no username; write it as "
                        + "\"mailwright user show\" does, in lower case")
            }
            guard let own = mapping(value, "\(user) in users of sieve") else { continue }
            var settings = site
            for (name, mark, value) in own.entries {
                let texts =
                    cleared(name, of: names, at: mark) + sieveSettings(name, mark, value)
                users[user, default: []] += checked(texts, at: mark, in: &settings)
            }
        }
        return users
    }

    /// A user's list of scripts takes the place of the site's, however long that is: each of those
    /// is set to nothing first.
    private func cleared(
        _ name: String, of site: [String], at mark: Mark?
    ) -> [SiteSettings.SieveSetting] {
        guard Self.scriptLists.contains(name) else { return [] }
        return site.filter { $0.hasPrefix(name) && Int($0.dropFirst(name.count)) != nil }
            .map { .init(name: $0, value: placed("", at: mark)) }
    }

    /// The settings that can be used; the others are told.
    private func checked(
        _ texts: [SiteSettings.SieveSetting], at mark: Mark?, in settings: inout SieveSettings
    ) -> [SiteSettings.SieveSetting] {
        texts.filter { text in
            do throws(SettingMistake) {
                try settings.set(text.name, to: text.value.value)
                return true
            } catch {
                complain(at: mark, "\(text.name) of sieve \(error.reason)")
                return false
            }
        }
    }

    private static func size(_ settings: [SiteSettings.SieveSetting]) -> Int {
        settings.reduce(0) { $0 + $1.size }
    }

    private func sieveSettings(
        _ name: String, _ mark: Mark?, _ node: Node
    ) -> [SiteSettings.SieveSetting] {
        let what = "\"\(name)\" of sieve"
        guard !name.contains("="), !name.isEmpty else {
            complain(at: mark, "a name in sieve must not be empty or have a \"=\"; correct it")
            return []
        }
        switch node {
        case .mapping:
            guard let block = mapping(node, what) else { return [] }
            return block.entries.flatMap { key, mark, value in
                sieveSettings("\(name)/\(key)", mark, value)
            }
        case .sequence where Self.scriptLists.contains(name):
            return (texts(node, what) ?? []).enumerated().map { index, text in
                .init(name: index == 0 ? name : "\(name)\(index + 1)", value: text)
            }
        case .sequence where Self.wordLists.contains(name):
            let words = (texts(node, what) ?? []).map(\.value).joined(separator: " ")
            return [.init(name: name, value: placed(words, at: node.mark))]
        default:
            guard let text = possiblyEmptyText(node) else {
                complain(at: node.mark, "\(what) must be a text")
                return []
            }
            return [.init(name: name, value: placed(text, at: node.mark))]
        }
    }
}
