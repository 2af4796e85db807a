extension KeyStrategy {
    /// The key as it is, and nothing else: for any parameter that the others are not for.
    public static let exact = KeyStrategy(
        name: "exact", summary: "the key and nothing else",
        keys: [.question], value: .verbatim)
}

extension KeyStage {
    /// The question itself.
    fileprivate static let question = KeyStage { question in
        question.key.isEmpty ? [] : [.whole(question.key)]
    }
}
