/// A string of a script, ready to be evaluated: a constant, or parts that are put together.
public struct StringTemplate: Sendable {
    private enum Content: Sendable {
        /// A part of the script.
        case literal(ScriptText)
        case constant([UInt8])
        /// Parts, and the text that they were cut from.
        case changing([any StringPart], written: [UInt8])
    }

    private let content: Content
    private let literal: SyntaxTree.Literal

    /// Makes a constant string.
    public init(constant: [UInt8], at offset: Int) {
        content = .constant(constant)
        literal = SyntaxTree.Literal(emptyAt: offset)
    }

    /// Makes a string of parts; `written` is how it stands in the script.
    public init(parts: [any StringPart], written: [UInt8] = [], at offset: Int) {
        content = .changing(parts, written: written)
        literal = SyntaxTree.Literal(emptyAt: offset)
    }

    /// Makes a constant string that is written in the script as it is.
    init(_ literal: SyntaxTree.Literal, of text: ScriptText) {
        content = .literal(text)
        self.literal = literal
    }

    /// Where it stands in the script.
    public var offset: Int { Int(literal.start) }

    /// The text when it is the same in every run, else nil.
    public var constant: [UInt8]? {
        switch content {
        case .literal(let text): text.bytes(of: literal)
        case .constant(let bytes): bytes
        case .changing: nil
        }
    }

    /// The text as it is written in the script, with the names of variables in it.
    public var written: [UInt8] {
        guard case .changing(_, let written) = content else { return constant ?? [] }
        return written
    }

    /// How many bytes the text has, zero if it changes.
    var sizeOfConstant: Int {
        switch content {
        case .literal: literal.text.count
        case .constant(let bytes): bytes.count
        case .changing: 0
        }
    }

    /// Whether it is the same in every run.
    var isConstant: Bool {
        guard case .changing = content else { return true }
        return false
    }

    /// Reads the text without a copy when it is the same in every run; else nil.
    func withConstant<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        switch content {
        case .literal(let text): text.withBytes(of: literal, body)
        case .constant(let bytes): bytes.withUnsafeBufferPointer(body)
        case .changing: nil
        }
    }

    /// What finding a part of a string takes, if only an empty one.
    private static let stepsOfPart = 2

    /// The value now, cut at the limit for strings.
    ///
    /// Its parts are counted as work; its octets are for whoever looks at them.
    public func value(in run: inout Run) throws(RunFailure) -> [UInt8] {
        switch content {
        case .literal(let text): text.bytes(of: literal)
        case .constant(let bytes): bytes
        case .changing(let parts, _): try Self.value(of: parts, in: &run)
        }
    }

    private static func value(
        of parts: [any StringPart], in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        try run.charge(stepsOfPart * parts.count)
        var result: [UInt8] = []
        for part in parts {
            part.append(to: &result, in: run)
            if result.count > run.limits.stringLength {
                return Array(result.prefix(run.limits.stringLength))
            }
        }
        return result
    }
}

/// A part of a string that is evaluated when the script runs: text, or a variable.
public protocol StringPart: Sendable {
    /// Appends its value as it is now.
    func append(to result: inout [UInt8], in run: borrowing Run)
}

/// A part that never changes.
public struct LiteralPart: StringPart {
    private let text: [UInt8]

    /// Makes a part of a text.
    public init(_ text: [UInt8]) {
        self.text = text
    }

    /// Appends the text.
    public func append(to result: inout [UInt8], in run: borrowing Run) {
        result += text
    }
}
