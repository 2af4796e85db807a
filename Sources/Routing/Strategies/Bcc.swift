internal import Tables

extension KeyStrategy {
    /// recipient_bcc_maps and sender_bcc_maps: who gets a copy.
    ///
    /// The keys are those of `address`; the value is one address, on which nothing is put. Of
    /// several Postfix would make a single broken one, and the copy would bounce: that is a
    /// failure here, which keeps the mail waiting. To copy to several people, give the address of
    /// an alias that expands to them.
    public static let bcc = KeyStrategy(
        name: "bcc", summary: "addresses to the one address that gets a copy",
        keys: addressKeys,
        value: ValueRule { (value, _, _) throws(ValueRule.Mistake) in
            let pieces = AddressPieces.split(value)
            guard pieces.count == 1, AddressPieces.address(pieces[0]) != nil else {
                let shown = String(decoding: value.prefix(80), as: UTF8.self)
                throw ValueRule.Mistake(
                    message: "\"\(shown)\" is not one address; "
                        + "name an alias that expands to several")
            }
            return value
        })
}
