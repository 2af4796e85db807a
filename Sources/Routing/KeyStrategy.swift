/// Which keys a map tries for one question, and what it makes of the value.
///
/// Postfix sends a served table one key: the whole address (socketmap_table(5)). All that it does
/// itself for a file, from the address without extension to the parent domains, is done here, in
/// the order in which Postfix does it:
///
/// | strategy    | for                        | keys, in this order                                  | the value |
/// |-------------|----------------------------|------------------------------------------------------|-----------|
/// | `access`    | check_*_access             | address, without extension, domain, parents, `user@` | as it is  |
/// | `address`   | virtual_alias_maps, canonical_maps | address, without extension, `user+ext`, `user`, `@domain` | addresses |
/// | `bcc`       | recipient_bcc_maps         | as `address`                                         | one address, as it is |
/// | `domain`    | virtual_mailbox_domains    | the domain                                           | as it is  |
/// | `exact`     | anything else              | the key                                              | as it is  |
/// | `login`     | smtpd_sender_login_maps    | as `address`                                         | as it is  |
/// | `mailbox`   | virtual_mailbox_maps       | as `address`                                         | as it is  |
/// | `transport` | transport_maps             | address, without extension, domain, `.parent`s, `*`  | as it is  |
///
/// `user` and `user+ext` are tried for hosted domains only. "Addresses" means: the extension that
/// was cut off the key is put on each address, `@otherdomain` gets the user, an address without
/// domain gets the one of the key, and an answer equal to the question counts as not found.
///
/// A question that has not the shape of the strategy is not found; it is never an error: Postfix
/// asks the same map for bare domains, `*` and `[1.2.3.4]` as well.
///
/// Each strategy is one file in `Strategies`, and one line in `KeyStrategy+All.swift`.
public struct KeyStrategy: Sendable {
    /// The word in the settings.
    public let name: String

    /// What it is for, in a few words.
    public let summary: String

    /// The keys to try, step by step; none for a question of another shape.
    let keys: [KeyStage]

    /// What becomes of the value.
    let value: ValueRule

    /// The strategy of a name, or nil.
    public static func named(_ name: String) -> KeyStrategy? {
        all.first { $0.name == name }
    }
}
