/// A command as it stands in the script: `identifier arguments ( ";" / block )`.
struct CommandNode {
    let invocation: Invocation
    let block: BlockNode?
}

/// The commands between braces.
struct BlockNode {
    /// The offset of the opening brace.
    let start: Int
    let commands: [CommandNode]
}

/// The part that commands and tests have in common: `identifier *argument [test / test-list]`.
///
/// It is a class because a test holds tests.
final class Invocation {
    /// In lower case.
    let name: String
    let start: Int
    let arguments: [ArgumentNode]
    let tests: [Invocation]
    /// Whether the tests stand in parentheses.
    let hasTestList: Bool

    init(
        name: String, start: Int, arguments: [ArgumentNode], tests: [Invocation], hasTestList: Bool
    ) {
        self.name = name
        self.start = start
        self.arguments = arguments
        self.tests = tests
        self.hasTestList = hasTestList
    }
}

/// An argument: `string-list / number / tag`.
struct ArgumentNode {
    enum Value {
        case tag(String)
        case number(UInt64)
        case string([UInt8])
        case stringList([StringNode])
    }

    let start: Int
    let value: Value
}

/// A string in a list, escapes undone.
struct StringNode {
    let start: Int
    let bytes: [UInt8]
}
