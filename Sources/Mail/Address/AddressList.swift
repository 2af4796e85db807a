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

    /// What stands between the commas that are not in quotes or comments, as it is.
    ///
    /// Unlike `parse` it leaves nothing out, so that whoever reads piece by piece can account for each.
    public static func pieces(_ list: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        var comments = 0
        var isQuoted = false
        while index < list.count {
            switch list[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\"") where comments == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: comments += 1
            case UInt8(ascii: ")") where !isQuoted && comments > 0: comments -= 1
            case UInt8(ascii: ",") where !isQuoted && comments == 0:
                pieces.append(list[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        return pieces + [list[start...]]
    }
}
