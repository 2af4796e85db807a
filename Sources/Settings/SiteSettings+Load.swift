internal import FileReading
public import Outcomes
internal import Yams

extension SiteSettings {

    /// Reads and checks a settings file.
    ///
    /// All that is wrong is thrown in one go, each complaint with file, line and column.
    public static func load(_ path: String) throws(Complaints) -> SiteSettings {
        try draft(path).finished()
    }

    /// Reads a settings file as far as it goes, for those who have more to check in it.
    public static func draft(_ path: String) -> SettingsDraft {
        let message: String
        do throws(LookupFailure) {
            if let bytes = try WholeFile.read(path, limit: maximumSize) {
                return draft(text: String(decoding: bytes, as: UTF8.self), file: path)
            }
            message = "no such settings file; name one with --settings FILE"
        } catch {
            message = error.reason
        }
        return SettingsDraft(
            file: path, settings: nil, complaints: [Complaint(file: path, message)])
    }

    /// Reads settings from their text; `file` is what complaints call it.
    public static func parse(_ text: String, file: String) throws(Complaints) -> SiteSettings {
        try draft(text: text, file: file).finished()
    }

    private static func draft(text: String, file: String) -> SettingsDraft {
        let reader = SettingsReader(file: file)
        let node = reader.compose(text)
        let settings = node.flatMap { reader.settings($0) }
        // A map that is not there may be one that could not be read.
        let more = reader.complaints.isEmpty ? settings?.listMistakes ?? [] : []
        return SettingsDraft(
            file: file, settings: settings, complaints: reader.complaints + more,
            keys: node?.mapping?.keys.compactMap(\.scalar?.string))
    }
}

extension SettingsReader {
    /// The YAML tree, or nil after a complaint.
    fileprivate func compose(_ text: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            complain(at: nil, "the settings are empty; at least domains are required")
        } catch let error as YamlError {
            complain(about: error)
        } catch {
            complain(at: nil, "not YAML: \(error)")
        }
        return nil
    }

    private func complain(about error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            complain(at: mark, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.joined(separator: ", ")
            complain(at: context.mark, "given more than once: \(names); keep one")
        default:
            complain(at: nil, "not YAML: it can not be decoded")
        }
    }
}
