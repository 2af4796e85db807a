/// Stands for one state of the accounts: as long as it is equal, nothing changed.
///
/// A back end fills it with whatever it can read cheaply: a counter, the identity of a file.
public struct AccountChangeToken: Sendable, Hashable {
    private let words: [UInt64]

    /// Makes a token from numbers that differ whenever the accounts do.
    public init(_ words: UInt64...) {
        self.words = words
    }
}
