internal import Sieve
internal import Yams

extension SettingsReader {
    /// The settings that are lists: those of scripts, which become `before`, `before2` and on, and
    /// those of words.
    private static let scriptLists = ["before", "after"]
    private static let wordLists = ["extensions", "global_extensions"]

    /// The `sieve:` part: the settings of Sieve by name, in the order of the file.
    ///
    /// `name: {a: x}` is `name/a: x`.
    func sieve(_ node: Node) -> [SiteSettings.SieveSetting] {
        guard let block = mapping(node, "sieve") else { return [] }
        var settings = SieveSettings.default
        var result: [SiteSettings.SieveSetting] = []
        for (name, mark, value) in block.entries {
            for setting in sieveSettings(name, mark, value) {
                do throws(SettingMistake) {
                    try settings.set(setting.name, to: setting.value.value)
                    result.append(setting)
                } catch {
                    complain(at: mark, "\(setting.name) of sieve \(error.reason)")
                }
            }
        }
        let size = result.reduce(0) { $0 + $1.size }
        if size > SiteSettings.maximumSieveSize {
            complain(
                at: node.mark,
                "the settings of sieve have \(size) octets, more than "
                    + "\(SiteSettings.maximumSieveSize); leave some out")
        }
        return result
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
