/// A string of a script, ready to be evaluated: a constant, or parts that are put together.
public struct StringTemplate: Sendable {
    /// Where it stands in the script.
    public let offset: Int

    /// The text when it is the same in every run, else nil.
    public let constant: [UInt8]?

    private let parts: [any StringPart]

    /// Makes a constant string.
    public init(constant: [UInt8], at offset: Int) {
        self.constant = constant
        self.offset = offset
        parts = []
    }

    /// Makes a string of parts.
    public init(parts: [any StringPart], at offset: Int) {
        constant = nil
        self.offset = offset
        self.parts = parts
    }

    /// The value now.
    public func value(in run: borrowing Run) -> [UInt8] {
        if let constant { return constant }
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
