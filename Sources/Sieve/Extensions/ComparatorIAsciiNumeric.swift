// RFC 4790, 9.1: the comparator "i;ascii-numeric".
// Complete. It has no substrings, so it goes with :is, :value and :count, not with :contains.

internal import Mail

extension SieveExtension {
    /// Compares numbers: `:comparator "i;ascii-numeric"`.
    static let comparatorAsciiNumeric = SieveExtension(
        "comparator-i;ascii-numeric", specification: "RFC 4790", comparators: [.asciiNumeric])
}

extension Comparator {
    /// `i;ascii-numeric`: the number that a text begins with, of any size.
    public static let asciiNumeric = Comparator(
        "i;ascii-numeric", operations: [.equality, .ordering], folding: .none, countsOctets: true,
        order: { first, second in
            LeadingNumber.compare(LeadingNumber(of: first), LeadingNumber(of: second))
        })
}

/// The digits that a text begins with, without the zeros in front.
private struct LeadingNumber {
    /// Nil for a text that begins with no digit, which is infinity.
    private let digits: ArraySlice<UInt8>?

    init(of text: [UInt8]) {
        let digits = text.prefix(while: ASCII.isDigit)
        self.digits = digits.isEmpty ? nil : digits.drop { $0 == UInt8(ascii: "0") }
    }

    static func compare(_ first: LeadingNumber, _ second: LeadingNumber) -> Int {
        guard let one = first.digits else { return second.digits == nil ? 0 : 1 }
        guard let other = second.digits else { return -1 }
        if one.count != other.count { return one.count < other.count ? -1 : 1 }
        for (digit, otherDigit) in zip(one, other) where digit != otherDigit {
            return digit < otherDigit ? -1 : 1
        }
        return 0
    }
}
