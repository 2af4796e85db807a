internal import Mail

/// Where a mail that a script sends comes from, as the settings say it: the sender or the recipient of
/// the message, the user, the postmaster, or an address.
enum AddressSource: Sendable, Equatable {
    case sender
    case recipient
    case originalRecipient
    case user
    case postmaster
    /// The null sender if it is empty.
    case address(MailAddress)

    /// Reads a setting; nil for `default` and nothing.
    static func parse(_ text: String) throws(SettingMistake) -> AddressSource? {
        let text = String(decoding: ASCII.trimmed(Array(text.utf8)[...]), as: UTF8.self)
        switch text.lowercased() {
        case "", "default": return nil
        case "sender": return .sender
        case "recipient": return .recipient
        case "orig_recipient": return .originalRecipient
        case "user_email": return .user
        case "postmaster": return .postmaster
        default:
            guard let address = MailAddress(parsingPath: Array(text.utf8)),
                address.isNull || !address.domain.isEmpty
            else {
                throw SettingMistake(
                    "is '\(text)'; write sender, recipient, user_email, postmaster or an address")
            }
            return .address(address)
        }
    }
}

extension Run {
    /// The address that a setting means; nil for the null sender, and where there is none.
    func address(from source: AddressSource) -> MailAddress? {
        switch source {
        case .sender: sender
        case .recipient: finalRecipient
        case .originalRecipient: originalRecipient
        case .user: settings[UserSettings.self].address ?? finalRecipient
        case .postmaster: postmaster
        case .address(let address): address.isNull ? nil : address
        }
    }
}

extension SettingDefinition {
    /// Where mails come from.
    static func source(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, AddressSource?) -> Void
    ) -> Self {
        read(name, summary, form: "sender, recipient, user_email, postmaster, an address", store) {
            value throws(SettingMistake) in
            try AddressSource.parse(value)
        }
    }
}
