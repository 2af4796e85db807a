internal import Mail

/// Which mailboxes have a special use, as the IMAP server of the site is told: `special_use/Spam` is
/// `\Junk`.
package struct SpecialUseSettings: ExtensionSettings {
    /// The mailboxes with their uses in lower case, by name.
    private var mailboxes: [(name: [UInt8], uses: [[UInt8]])] = []

    /// The settings.
    package static let definitions: [SettingDefinition<Self>] = [
        .init("special_use/*", "the uses of a mailbox", form: "uses such as \\Junk") {
            settings, name, value throws(SettingMistake) in
            let name = Array(name.utf8)
            let uses = value.split(separator: " ").map { Array($0.utf8) }
            guard MailboxName.problem(name) == nil else { throw .noMailbox }
            for use in uses where !isUse(use) { throw .noUse(use) }
            settings.mailboxes.removeAll { areSame($0.name, name) }
            if uses.isEmpty { return }
            settings.mailboxes.append((name, uses.map { ASCII.lowercased($0) }))
        }
    ]

    /// Makes the settings of a site without special uses.
    package init() {}

    /// The names of the mailboxes with a use, given in lower case, in the order of the settings.
    package func mailboxes(with use: [UInt8]) -> [[UInt8]] {
        mailboxes.filter { $0.uses.contains(use) }.map(\.name)
    }

    /// Whether a text is a backslash and an atom (RFC 6154, 6; RFC 3501, 9).
    static func isUse(_ text: [UInt8]) -> Bool {
        text.count >= 2 && text.count <= 255 && text[0] == UInt8(ascii: "\\")
            && text.dropFirst().allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"(){%*\"\\]".utf8.contains(byte)
            }
    }

    /// Whether two names are those of one mailbox.
    static func areSame(_ name: [UInt8], _ other: [UInt8]) -> Bool {
        name == other || StoreRequest.isInbox(name) && StoreRequest.isInbox(other)
    }
}

extension SettingMistake {
    fileprivate static var noMailbox: SettingMistake {
        SettingMistake("has no name of a mailbox behind the slash; write one in UTF-8")
    }

    fileprivate static func noUse(_ use: [UInt8]) -> SettingMistake {
        SettingMistake(
            "is '\(String(decoding: use, as: UTF8.self))'; write a use such as \\Junk")
    }
}
