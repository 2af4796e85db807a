extension Comparator {
    /// `i;octet`: bytes as they are (RFC 4790, 9.3).
    public static let octet = Comparator("i;octet", folding: .none, countsOctets: true)

    /// `i;ascii-casemap`: a to z are A to Z (RFC 4790, 9.2), the default.
    public static let asciiCasemap = Comparator(
        "i;ascii-casemap", folding: .asciiUppercase, countsOctets: true)
}
