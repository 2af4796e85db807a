extension KeyStrategy {
    /// The key as it is, and nothing else: for any parameter that the others are not for.
    public static let exact = KeyStrategy(
        name: "exact", summary: "the key and nothing else",
        candidates: { key, _ in key.isEmpty ? [] : [.whole(key)] }, value: .verbatim)
}
