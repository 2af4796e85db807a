/// What a key strategy makes of the value that a table gave.
struct ValueRule: Sendable {
    /// Why a value can not be used; it becomes a failure that names the table and the line.
    struct Mistake: Error, Equatable {
        let message: String
    }

    /// The answer, or nil when the value means "not found".
    let apply:
        @Sendable (
            _ value: [UInt8], _ candidate: KeyCandidate, _ question: KeyQuestion
        ) throws(Mistake) -> [UInt8]?

    /// The value as the table has it.
    static let verbatim = ValueRule { (value, _, _) throws(Mistake) in value }
}
