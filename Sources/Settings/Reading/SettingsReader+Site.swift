internal import Yams

extension SettingsReader {
    /// The whole file; nil when there is too little in it that can be used.
    ///
    /// What is wrong is left out of the result, and complained of.
    func settings(_ node: Node) -> SiteSettings? {
        let allowed = [
            "domains", "recipient_delimiter", "user", "mailboxes", "accounts", "maps", "lookup",
            "auth", "sieve",
        ]
        guard let block = block(node, "the settings", keys: allowed) else { return nil }
        let domains = block.texts("domains").flatMap(domains)
        let mailboxes = block.required("mailboxes").flatMap(mailboxes)
        let accounts = block.placedText("accounts")
        let delimiter = block.optional("recipient_delimiter").flatMap(recipientDelimiter)
        let maps = block.optional("maps").map(maps) ?? []
        let lookup = block.optional("lookup").flatMap {
            lookupService($0, mapNames: mapNames(block))
        }
        let auth = block.optional("auth").flatMap(authService)
        let sieve = block.optional("sieve").map(sieve)
        let user = block.optionalText("user")
        complainOfTwins(lookup, auth)
        guard let domains, let mailboxes, let accounts else { return nil }
        var settings = SiteSettings(
            file: file, domains: domains, mailboxes: mailboxes, accounts: accounts)
        if let delimiter { settings.recipientDelimiter = delimiter }
        settings.maps = maps
        settings.lookup = lookup
        settings.auth = auth
        settings.sieve = sieve?.site ?? []
        settings.sieveOfUsers = sieve?.users ?? [:]
        settings.user = user
        return settings
    }

    /// The names in `maps:`, of those with mistakes too; nil when nobody can tell.
    private func mapNames(_ block: SettingsBlock) -> [String]? {
        guard let node = block.optional("maps") else { return [] }
        guard case .mapping(let mapping) = node else { return nil }
        return mapping.keys.compactMap { $0.scalar?.string }
    }

    /// The domains in lower case; nil if none is left.
    private func domains(_ texts: [Placed<String>]) -> [String]? {
        let domains = texts.compactMap { text -> String? in
            guard Self.isDomain(text.value) else {
                complain(
                    about: text, "\"\(text.value)\" is no domain; write it as example.org")
                return nil
            }
            return text.value.lowercased()
        }
        return domains.isEmpty ? nil : domains
    }

    /// Whether these are labels between dots; those of other scripts may be UTF-8 (RFC 6531).
    private static func isDomain(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy { byte in
                        isLetterOrDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
                            || byte == UInt8(ascii: "_")
                    }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// The set of delimiters; an empty text means that there is none.
    private func recipientDelimiter(_ node: Node) -> [UInt8]? {
        guard let text = possiblyEmptyText(node) else {
            complain(
                at: node.mark,
                "\"recipient_delimiter\" of the settings must be a text, such as \"+\"; "
                    + "\"\" is for none")
            return nil
        }
        // A letter is a slip, for a word or for a list: it would part names in the middle.
        let isUsable = text.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && !Self.isLetterOrDigit(byte)
                && byte != UInt8(ascii: "@")
        }
        guard isUsable else {
            complain(
                at: node.mark,
                "\"\(text)\" can not part addresses; name signs such as \"+\" or \"+-\", "
                    + "no letters, digits, spaces and @")
            return nil
        }
        return Array(text.utf8)
    }

    private func mailboxes(_ node: Node) -> SiteSettings.Mailboxes? {
        guard let block = block(node, "mailboxes", keys: ["root", "owner"]) else { return nil }
        let root = block.placedText("root")
        let owner = block.placedText("owner")
        if let root, !root.value.hasPrefix("/") {
            complain(about: root, "the root of mailboxes must be an absolute path")
        }
        guard let root, let owner else { return nil }
        return SiteSettings.Mailboxes(root: root.value, owner: owner)
    }
}
