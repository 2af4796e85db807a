/// A string, or a list of strings: the same to every command (RFC 5228, 2.4.2.1).
///
/// It is no array, since most are a single string, or are in the script as they are.
public struct StringList: RandomAccessCollection, Sendable {
    private enum Content: Sendable {
        case one(StringTemplate)
        /// The strings of a list in the script, none of which changes.
        case literals(ScriptText, Range<Int32>)
        case several([StringTemplate])
    }

    private let content: Content

    /// The list that is one string.
    public init(_ string: StringTemplate) {
        content = .one(string)
    }

    /// A list of strings.
    public init(_ strings: [StringTemplate]) {
        content = .several(strings)
    }

    init(_ literals: Range<Int32>, of text: ScriptText) {
        content = .literals(text, literals)
    }

    /// Reads all texts without copies if none of them changes from run to run; else stops at the
    /// first that does and gives false.
    func forEachConstant(_ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        switch content {
        case .one(let string): return string.withConstant(body) != nil
        case .literals(let text, let literals):
            for index in literals { text.withBytes(of: text[index], body) }
            return true
        case .several(let strings): return strings.allSatisfy { $0.withConstant(body) != nil }
        }
    }

    /// How many bytes the constants have together.
    var sizeOfConstants: Int {
        switch content {
        case .one(let string): return string.sizeOfConstant
        case .literals(let text, let literals):
            var size = 0
            for index in literals { size += text[index].text.count }
            return size
        case .several(let strings): return strings.reduce(0) { $0 + $1.sizeOfConstant }
        }
    }

    /// All values are in memory at once, and copied before they are compared.
    private static let stepsOfHeldOctet = 8

    /// The values now, as constants; each is counted as work before the next one is made.
    func evaluated(in run: inout Run) throws(RunFailure) -> StringList {
        var values: [StringTemplate] = []
        for string in self {
            let value = try string.value(in: &run)
            try run.charge(Self.stepsOfHeldOctet * (value.count + 1))
            values.append(StringTemplate(constant: value, at: string.offset))
        }
        return StringList(values)
    }

    /// Zero.
    public var startIndex: Int { 0 }

    /// How many strings there are.
    public var endIndex: Int {
        switch content {
        case .one: 1
        case .literals(_, let literals): literals.count
        case .several(let strings): strings.count
        }
    }

    /// The string with an index.
    public subscript(_ index: Int) -> StringTemplate {
        switch content {
        case .one(let string):
            precondition(index == 0)
            return string
        case .literals(let text, let literals):
            // The lists of a script are one array, so it would take no notice.
            precondition(literals.contains(literals.lowerBound + Int32(index)))
            return StringTemplate(text[literals.lowerBound + Int32(index)], of: text)
        case .several(let strings): return strings[index]
        }
    }
}
