/// A script as the grammar sees it (RFC 5228, 8.2).
///
/// The nodes lie in a few flat arrays and refer to each other by index, so that a script of a
/// thousand commands costs a handful of allocations and not ten thousand.
struct SyntaxTree {
    /// An index into `nodes` that means "none".
    static let none: Int32 = -1

    /// A command or a test: `identifier *argument [test / test-list] ( ";" / block )`.
    struct Node {
        /// In lower case.
        let name: Word
        let start: Int32
        /// Into `arguments`.
        var arguments: Range<Int32> = 0..<0
        /// The first of the tests that it is given; the others follow as siblings.
        var firstTest = SyntaxTree.none
        /// Whether the tests stand in parentheses.
        var hasTestList = false
        /// Where the brace stands that opens its block, or `none`.
        var blockStart = SyntaxTree.none
        /// The first command in its block; the others follow as siblings.
        var firstCommand = SyntaxTree.none
        /// The next command in the same block, or the next test in the same list.
        var next = SyntaxTree.none

        var hasBlock: Bool { blockStart != SyntaxTree.none }
    }

    /// An argument: `string-list / number / tag`.
    struct Argument {
        enum Value {
            case tag(Word)
            case number(UInt64)
            case string(Literal)
            /// The strings of a list, as a range of `listed`.
            case stringList(Range<Int32>)
        }

        let start: Int32
        let value: Value

        var isTag: Bool {
            if case .tag = value { return true }
            return false
        }
    }

    /// A string: a part of the source, or of `rewritten` when something had to be undone in it.
    struct Literal {
        let start: Int32
        let text: Range<Int32>
        let isRewritten: Bool
    }

    let source: [UInt8]
    /// The strings in which escapes or stuffed dots were undone, one after the other.
    var rewritten: [UInt8] = []
    var nodes: [Node] = []
    var arguments: [Argument] = []
    var listed: [Literal] = []

    /// The first command of the script.
    var firstCommand = SyntaxTree.none

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// The value of a string, before any extension has looked at it.
    func bytes(of literal: Literal) -> [UInt8] {
        let range = Int(literal.text.lowerBound)..<Int(literal.text.upperBound)
        return Array(literal.isRewritten ? rewritten[range] : source[range])
    }
}
