/// Where a pattern matched.
public struct PCRE2Match: Equatable, Sendable {
    /// The byte ranges of the whole match (0) and of each group; nil for a group without part.
    public let ranges: [Range<Int>?]

    /// The byte range of a group; nil if there is no such group or it took no part.
    public subscript(group: Int) -> Range<Int>? {
        ranges.indices.contains(group) ? ranges[group] : nil
    }
}
