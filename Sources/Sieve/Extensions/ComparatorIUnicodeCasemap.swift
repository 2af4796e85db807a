// RFC 5051: the comparator "i;unicode-casemap".
// Complete. The letters of a ligature stay small, as it has no title case itself (2).

extension SieveExtension {
    /// Compares texts without regard to case: `:comparator "i;unicode-casemap"`.
    ///
    /// Scripts may use it without `require`, as in Pigeonhole: it is one of the base comparators.
    static let comparatorUnicodeCasemap = SieveExtension(
        "comparator-i;unicode-casemap", specification: "RFC 5051", comparators: [.unicodeCasemap])
}

extension Comparator {
    /// `i;unicode-casemap`: every letter is a capital one, plain, and apart from its marks.
    public static let unicodeCasemap = Comparator(
        "i;unicode-casemap", folding: .function(UnicodeCasemap.fold), countsOctets: false)
}
