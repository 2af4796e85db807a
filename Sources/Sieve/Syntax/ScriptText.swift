/// The text of a script, which everything that is compiled of it refers to instead of copying it.
final class ScriptText: Sendable {
    private let source: [UInt8]

    /// The strings in which escapes or stuffed dots were undone, one after the other.
    private let rewritten: [UInt8]

    /// The strings of all lists, one list after the other.
    private let listed: [SyntaxTree.Literal]

    init(_ tree: borrowing SyntaxTree) {
        source = tree.source
        rewritten = tree.rewritten
        listed = tree.listed
    }

    /// The strings of the list that is at this place in the tree.
    subscript(_ index: Int32) -> SyntaxTree.Literal { listed[Int(index)] }

    /// Reads the value of a string, before any extension has looked at it.
    func withBytes<Result>(
        of literal: SyntaxTree.Literal, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // The lexer has found the range in the array.
        let range = Int(literal.text.lowerBound)..<Int(literal.text.upperBound)
        guard literal.isRewritten else {
            return source.withUnsafeBufferPointer { body(.init(rebasing: $0[range])) }
        }
        return rewritten.withUnsafeBufferPointer { body(.init(rebasing: $0[range])) }
    }

    /// The value of a string as a copy.
    func bytes(of literal: SyntaxTree.Literal) -> [UInt8] {
        withBytes(of: literal) { Array($0) }
    }
}
