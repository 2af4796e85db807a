internal import FileReading
public import Outcomes
internal import Yams

extension SiteSettings {

    /// Reads and checks a settings file.
    ///
    /// All that is wrong is thrown in one go, each complaint with file, line and column.
    public static func load(_ path: String) throws(Complaints) -> SiteSettings {
        let bytes: [UInt8]?
        do throws(LookupFailure) {
            bytes = try WholeFile.read(path, limit: maximumSize)
        } catch {
            throw Complaints([Complaint(file: path, error.reason)])
        }
        guard let bytes else {
            throw Complaints([
                Complaint(file: path, "no such settings file; name one with --settings FILE")
            ])
        }
        return try parse(String(decoding: bytes, as: UTF8.self), file: path)
    }

    /// Reads settings from their text; `file` is what complaints call it.
    public static func parse(_ text: String, file: String) throws(Complaints) -> SiteSettings {
        let reader = SettingsReader(file: file)
        let settings = reader.compose(text).flatMap { reader.settings($0) }
        guard let settings, reader.complaints.isEmpty else { throw Complaints(reader.complaints) }
        return settings
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

    fileprivate func settings(_ node: Node) -> SiteSettings? {
        let allowed = [
            "domains", "recipient_delimiter", "user", "mailboxes", "accounts", "maps", "lookup",
            "auth",
        ]
        guard let block = block(node, "the settings", keys: allowed) else { return nil }
        let domains = block.texts("domains")
        let mailboxes = block.required("mailboxes").flatMap(mailboxes)
        let accounts = block.text("accounts")
        let maps = block.optional("maps").map(maps) ?? []
        let lookup = block.optional("lookup").flatMap { lookupService($0, maps: maps) }
        let auth = block.optional("auth").flatMap(authService)
        let user = block.optionalText("user")
        guard let domains, let mailboxes, let accounts, complaints.isEmpty else { return nil }
        var settings = SiteSettings(
            file: file, domains: domains.map { $0.lowercased() }, mailboxes: mailboxes,
            accounts: accounts)
        // Not `optionalText`: an empty delimiter is allowed and means that there is none.
        if let delimiter = block.optional("recipient_delimiter")?.scalar?.string {
            settings.recipientDelimiter = Array(delimiter.utf8)
        }
        settings.maps = maps
        settings.lookup = lookup
        settings.auth = auth
        settings.user = user
        return settings
    }

    private func mailboxes(_ node: Node) -> SiteSettings.Mailboxes? {
        guard let block = block(node, "mailboxes", keys: ["root", "owner"]) else { return nil }
        let root = block.text("root")
        let owner = block.text("owner")
        guard let root, let owner else { return nil }
        guard root.hasPrefix("/") else {
            complain(at: node.mark, "the root of mailboxes must be an absolute path")
            return nil
        }
        return SiteSettings.Mailboxes(root: root, owner: owner)
    }
}
