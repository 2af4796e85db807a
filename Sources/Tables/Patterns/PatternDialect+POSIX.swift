internal import Glibc

extension PatternDialect {
    /// regexp_table(5): extended syntax, and case does not count, unless flags say otherwise.
    static let posix = PatternDialect(
        name: "regexp",
        flags: [
            UInt8(ascii: "i"): UInt32(REG_ICASE),
            UInt8(ascii: "m"): UInt32(REG_NEWLINE),
            UInt8(ascii: "x"): UInt32(REG_EXTENDED),
        ],
        obsoleteFlags: [],
        defaultOptions: UInt32(REG_EXTENDED | REG_ICASE),
        takesSecondPattern: true,
        readable: (set: UInt32(REG_EXTENDED), clear: 0)
    ) { (pattern, options) throws(Mistake) in
        try POSIXPattern(pattern, options: CInt(bitPattern: options))
    }
}
