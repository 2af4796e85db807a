/// Makes the same random tables and keys in every run.
struct RandomText {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next number below a bound, by SplitMix64.
    mutating func number(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    /// One of some texts.
    mutating func one(of texts: [String]) -> String {
        texts[number(below: texts.count)]
    }

    /// Some of the texts after each other.
    mutating func some(of texts: [String], upTo count: Int) -> String {
        (0..<(1 + number(below: count))).map { _ in one(of: texts) }.joined()
    }
}
