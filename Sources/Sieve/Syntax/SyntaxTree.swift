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
        /// What the lexer finds in a string while it looks for its end.
        struct Traits {
            var hasNUL = false
            /// Whether there is a `$`, and so perhaps something for the extensions to replace.
            var hasDollar = false
        }

        let start: Int32
        let text: Range<Int32>
        let isRewritten: Bool
        let hasDollar: Bool

        init(start: Int, text: Range<Int>, isRewritten: Bool, hasDollar: Bool) {
            self.start = Int32(start)
            self.text = Int32(text.lowerBound)..<Int32(text.upperBound)
            self.isRewritten = isRewritten
            self.hasDollar = hasDollar
        }

        /// A place without a text.
        init(emptyAt offset: Int) {
            self.init(start: offset, text: 0..<0, isRewritten: false, hasDollar: false)
        }
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

    /// How many nodes follow each other, this one included.
    func count(from first: Int32) -> Int {
        var count = 0
        var next = first
        while next != Self.none {
            count += 1
            next = nodes[Int(next)].next
        }
        return count
    }
}
