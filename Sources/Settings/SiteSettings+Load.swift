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
        let domains = block.texts("domains").flatMap { mailDomains($0, block) }
        let delimiter = block.optional("recipient_delimiter").map(recipientDelimiter)
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
        if let delimiter { settings.recipientDelimiter = delimiter }
        settings.maps = maps
        settings.lookup = lookup
        settings.auth = auth
        settings.user = user
        settings.lines.user = block.line(of: "user")
        settings.lines.accounts = block.line(of: "accounts")
        settings.lines.owner = block.line(of: "mailboxes")
        return settings
    }

    /// The names as they are, unless one could stand in no address.
    private func mailDomains(_ names: [String], _ block: SettingsBlock) -> [String]? {
        let wrong = names.filter { !isDomain($0) }
        for name in wrong {
            complain(
                at: block.optional("domains")?.mark,
                "\"\(name)\" is no mail domain; write what stands after the @")
        }
        return wrong.isEmpty ? names : nil
    }

    private func isDomain(_ name: String) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let special = Array("@<>()[],;:\"\\".utf8)
        let isPlain = name.utf8.allSatisfy { $0 > 0x20 && !special.contains($0) }
        return isPlain && !labels.contains(where: \.isEmpty)
    }

    /// An empty delimiter means that there is none; with a letter every second name would split.
    private func recipientDelimiter(_ node: Node) -> [UInt8] {
        let text = node.scalar.map { Array($0.string.utf8) }
        let isPlain = text?.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "@")
                && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        if let text, isPlain == true { return text }
        complain(
            at: node.mark,
            "recipient_delimiter must be punctuation as in Postfix, such as \"+\" or \"+-\", "
                + "or \"\" for none")
        return []
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
