extension TagDefinition {
    /// The commands that send mails of which a copy can be stored (RFC 8580, 3).
    static let senders: [Word] = ["vacation", "notify"]

    /// A tag that says how a message is stored: on the commands that store the message, and beside
    /// `:fcc` on those that store a copy of what they send.
    static func ofStore(
        _ name: Word, on hosts: [Word] = ["fileinto"], value: Parameter? = nil,
        group: String? = nil, effect: @escaping Effect
    ) -> [TagDefinition] {
        [
            TagDefinition(name, on: hosts, value: value, group: group, effect: effect),
            TagDefinition(
                name, on: senders, value: value, group: group, needs: ["fcc"], effect: effect),
        ]
    }
}
