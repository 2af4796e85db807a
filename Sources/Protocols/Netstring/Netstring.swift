/// A netstring: a length in decimal digits, a colon, that many bytes, a comma.
///
/// The framing of socketmap_table(5). Leading zeros are allowed, as Postfix allows them;
/// spaces and signs are not.
///
///     24:valias bob@example.test,
public enum Netstring {
    /// The longest payload that is accepted, in octets: what Postfix itself accepts as a reply.
    public static let maximumLength = 100_000

    /// The most digits that a length may have.
    private static let maximumDigits = 9

    /// Finds the payload of the netstring at the start of the bytes.
    ///
    /// Throws when the bytes can not become a netstring, or one that is too long: before its
    /// payload has come, so that a peer can not make us keep more than the limit.
    static func parse(_ input: Span<UInt8>) throws(WireError) -> Parsed<Range<Int>> {
        var index = 0
        var length = 0
        while index < input.count, case let byte = input[index], byte != UInt8(ascii: ":") {
            guard (0x30...0x39).contains(byte), index < maximumDigits else {
                throw WireError("not a netstring: no length before the colon")
            }
            length = length * 10 + Int(byte - 0x30)
            index += 1
        }
        guard length <= maximumLength else {
            throw WireError("netstring of \(length) octets; at most \(maximumLength) are accepted")
        }
        guard index < input.count else { return .incomplete }
        guard index > 0 else { throw WireError("not a netstring: no length before the colon") }
        let start = index + 1
        let end = start + length
        guard end < input.count else { return .incomplete }
        guard input[end] == UInt8(ascii: ",") else {
            throw WireError("not a netstring: no comma after \(length) octets")
        }
        return .request(start..<end, length: end + 1)
    }

    private static func append(decimal number: Int, to wire: inout [UInt8]) {
        if number >= 10 { append(decimal: number / 10, to: &wire) }
        wire.append(UInt8(0x30 + number % 10))
    }

    /// Appends a payload of the given parts as one netstring.
    static func append(_ first: StaticString, _ second: some Collection<UInt8>, to: inout [UInt8]) {
        append(decimal: first.utf8CodeUnitCount + second.count, to: &to)
        to.append(UInt8(ascii: ":"))
        // A static string's bytes live as long as the program.
        first.withUTF8Buffer { to.append(contentsOf: $0) }
        to.append(contentsOf: second)
        to.append(UInt8(ascii: ","))
    }
}
