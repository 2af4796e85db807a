/// The values of the variables in one run, by the index that the compiler gave to each name.
struct VariablesState: ExtensionState {
    /// Included scripts have variables of their own (RFC 6609, 3.4).
    static var belongsToScript: Bool { true }

    private(set) var values: [[UInt8]] = []

    mutating func set(_ index: Int, to value: [UInt8], limit: Int) {
        while values.count <= index { values.append([]) }
        values[index] = Self.cut(value, to: limit)
    }

    /// Too long a value is cut, between two characters of UTF-8 (RFC 5229, 6).
    private static func cut(_ value: [UInt8], to limit: Int) -> [UInt8] {
        guard value.count > limit else { return value }
        var end = limit
        while end > 0, value[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(value[..<end])
    }
}

/// The names of the variables of one script.
struct VariableNames: ExtensionState {
    private var indices: [[UInt8]: Int] = [:]

    func contains(_ name: [UInt8]) -> Bool { indices[name] != nil }

    /// The index of a name in lower case, a new one if it is new; nil when there are too many.
    mutating func index(of name: [UInt8], limit: Int) -> Int? {
        if let index = indices[name] { return index }
        guard indices.count < limit else { return nil }
        indices[name] = indices.count
        return indices.count - 1
    }
}

extension Compilation {
    /// The index of a variable, whose name is in lower case; reports when the script has too many.
    mutating func index(ofVariable name: [UInt8], at offset: Int) -> Int {
        let limit = limits.variables
        if let index = self[VariableNames.self].index(of: name, limit: limit) { return index }
        report(.tooManyVariables(limit), at: offset)
        return 0
    }
}

extension Diagnostic {
    fileprivate static func tooManyVariables(_ limit: Int) -> Diagnostic {
        Diagnostic("the script has more than \(limit) variables; use fewer")
    }
}
