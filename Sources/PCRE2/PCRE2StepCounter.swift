internal import CPCRE2

/// Counts the work of a match from the calls that libpcre2 makes before each item of a pattern,
/// pcre2callout(3).
///
/// The library's own match limit begins anew at each place of the subject where a match is tried.
struct PCRE2StepCounter {
    /// The steps that are left; the match ends when there are none.
    var left: Int

    private var position = 0

    init(left: Int) {
        self.left = left
    }

    /// What the match then ends with: a number that the library has no use for.
    static let exhausted: CInt = -1_000

    /// The function that the library calls, with a pointer to the counter.
    static let callout:
        @convention(c) (
            UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?
        ) -> CInt = { block, counter in
            guard let block, let counter = counter?.assumingMemoryBound(to: PCRE2StepCounter.self)
            else { return exhausted }
            return counter.pointee.count(to: block.pointee.current_position)
        }

    private mutating func count(to position: Int) -> CInt {
        // What a repeated item has matched lies between two positions.
        left -= 1 + max(position - self.position, 0)
        self.position = position
        return left < 0 ? Self.exhausted : 0
    }
}
