extension KeyStrategy {
    /// virtual_mailbox_maps: the mailbox of an address.
    ///
    /// The keys are those of `address`. The value is a path; nothing is put on it.
    public static let mailbox = KeyStrategy(
        name: "mailbox", summary: "addresses to mailboxes",
        keys: addressKeys, value: .verbatim)
}
