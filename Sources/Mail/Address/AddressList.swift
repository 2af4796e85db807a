/// Reads the addresses of a header field such as `To` (RFC 5322 3.4 with the obsolete forms of
/// 4.4, and RFC 6854 groups).
///
///     Pete (A nice chap) <pete@silly.test>, A Group: a@one.test, "b c"@two.test;, joe @ x . test
///
/// The members of a group are given without the group. Comments, source routes and empty list
/// members are skipped; a piece that is no address is skipped to the next comma.
public enum AddressList {
    /// How many addresses are read from one field: a field made of commas must not fill memory.
    public static let limit = 10_000

    /// The addresses in the body of a field, in order.
    ///
    /// The field body may be folded. RFC 2047 words in display names are left as they are.
    public static func parse(_ fieldValue: [UInt8]) -> [MailAddress] {
        var parser = AddressListParser(fieldValue[...])
        return parser.parse()
    }
}
