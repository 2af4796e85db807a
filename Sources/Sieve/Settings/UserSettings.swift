package import Mail

/// What mails that scripts send say of the user and of the site.
package struct UserSettings: ExtensionSettings {
    /// The address of the user, when the envelope does not have the one that the world knows.
    package var address: MailAddress?

    /// Whom notices about refused mail come from; without it `postmaster` of the domain that the
    /// mail came to.
    package var postmaster: MailAddress?

    /// Makes the defaults.
    package init() {}

    /// The settings that a site or a user can make.
    package static let definitions: [SettingDefinition<UserSettings>] = [
        .address("postmaster_address", "the sender of notices about refused mail") {
            $0.postmaster = $1
        },
        .address("user_email", "the user's own address, for answers and notices") {
            $0.address = $1
        },
    ]
}

extension SettingDefinition {
    /// An address, perhaps with a name; an empty text is none.
    static func address(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout Settings, MailAddress?) -> Void
    ) -> Self {
        read(name, summary, form: "an address", store) { value throws(SettingMistake) in
            if value.isEmpty { return nil }
            guard let address = SieveAddress.parseList(Array(value.utf8))?.first else {
                throw SettingMistake("is '\(value)'; write an address such as user@example.org")
            }
            return address
        }
    }
}
