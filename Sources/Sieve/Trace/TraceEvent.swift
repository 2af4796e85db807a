/// One step of a run that was traced: what was executed or compared, and how it ended.
public struct TraceEvent: Sendable, Equatable {
    /// What happened.
    public enum Kind: Sendable, Equatable {
        /// A command is executed: its name.
        case command(String)

        /// A command has taken an action: its words.
        case action([String])

        /// A value was compared with the keys of a test: whether it made the test true.
        case comparison(value: [UInt8], match: String, keys: [[UInt8]], accepted: Bool)

        /// What a test has looked at other than by comparing, or a command has done other than by an
        /// action: a phrase.
        case detail(String)

        /// Something is wrong with the script, which goes on.
        case warning(String)

        /// A test that compares has found nothing to compare.
        case nothingToCompare

        /// A test has ended: its name and its result.
        case test(String, Bool)
    }

    /// What happened.
    public var kind: Kind

    /// The name of the script.
    public var script: String

    /// Where in the script, both from one; the column counts octets.
    public var line: Int

    /// See `line`.
    public var column: Int

    /// How many commands and tests it is inside of.
    public var depth: Int

    /// Makes an event.
    public init(kind: Kind, script: String, line: Int, column: Int, depth: Int) {
        self.kind = kind
        self.script = script
        self.line = line
        self.column = column
        self.depth = depth
    }
}

extension TraceEvent: CustomStringConvertible {
    /// One line, or a few, each with the place before it.
    ///
    ///     filter.sieve:2:4   "Big Sale!" :contains "sale": yes
    public var description: String {
        let indent = String(repeating: "  ", count: depth)
        return words.map { "\(script):\(line):\(column)  \(indent)\($0)" }
            .joined(separator: "\n")
    }

    private var words: [String] {
        switch kind {
        case .command(let name): return [name]
        case .action(let words):
            return words.enumerated().map {
                $0.offset == 0 ? "=> \($0.element)" : "   \($0.element)"
            }
        case .comparison(let value, let match, let keys, let accepted):
            let keys = keys.map(Self.quoted).joined(separator: ", ")
            return ["\(Self.quoted(value)) :\(match) \(keys): \(accepted ? "yes" : "no")"]
        case .detail(let words): return [words]
        case .warning(let message): return ["warning: \(message)"]
        case .nothingToCompare: return ["there is nothing to compare"]
        case .test(let name, let result): return ["\(name) is \(result)"]
        }
    }

    /// Octets of a value or key that are shown.
    private static let shown = 200

    /// A text in quotation marks, as much of it as is shown.
    static func quoted(_ text: [UInt8]) -> String {
        let end = text.count > shown ? "..." : ""
        let visible = text.prefix(shown).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
        return "\"\(String(decoding: visible, as: UTF8.self))\(end)\""
    }
}
