internal import Mail

/// Finds `${name}` in strings (RFC 5229, 3).
enum VariableReference {
    /// The parts of a string; nil when no variable is in it.
    static func parts(
        _ text: [UInt8], _ offset: Int, _ compilation: inout Compilation
    ) -> [any StringPart]? {
        var parts: [any StringPart] = []
        var literalStart = 0
        var index = 0
        while index + 1 < text.count {
            guard text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "{"),
                let end = end(ofNameAt: index + 2, in: text)
            else {
                index += 1
                continue
            }
            if index > literalStart { parts.append(LiteralPart(Array(text[literalStart..<index]))) }
            let name = ASCII.lowercased(Array(text[(index + 2)..<end]))
            parts.append(part(name, offset, &compilation))
            index = end + 1
            literalStart = index
        }
        guard !parts.isEmpty else { return nil }
        if literalStart < text.count { parts.append(LiteralPart(Array(text[literalStart...]))) }
        return parts
    }

    /// The offset of the closing brace when a well-formed name stands before it.
    private static func end(ofNameAt start: Int, in text: [UInt8]) -> Int? {
        var index = start
        var wordStart = start
        // No name has other bytes, or a longer word: so no byte is looked at for two references.
        while index < text.count, index - wordStart <= VariableName.limit {
            let byte = text[index]
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ".") {
                guard VariableName.isWord(text[wordStart..<index]) else { return nil }
                if byte == UInt8(ascii: "}") { return index }
                // A namespace begins with an identifier.
                guard wordStart > start || Lexer.isIdentifierStart(text[start]) else { return nil }
                wordStart = index + 1
            } else if !Lexer.isIdentifierPart(byte) {
                return nil
            }
            index += 1
        }
        return nil
    }

    private static func part(
        _ name: [UInt8], _ offset: Int, _ compilation: inout Compilation
    ) -> any StringPart {
        if name.contains(UInt8(ascii: ".")) {
            return namespacePart(name, offset, &compilation)
        }
        guard let first = name.first, ASCII.isDigit(first) else {
            if let binding = compilation.binding(ofVariable: name) { return binding.read }
            return VariablePart(index: compilation.index(ofVariable: name, at: offset))
        }
        let digits = name.drop { $0 == UInt8(ascii: "0") }
        let index = digits.isEmpty ? 0 : ASCII.number(digits) ?? Int.max
        if index >= compilation.limits.matchValues {
            compilation.report(
                .farMatchVariable(compilation.limits.matchValues - 1), at: offset)
        }
        return MatchValuePart(index: index)
    }

    /// `${global.name}` and the like: the longest namespace that an enabled extension has.
    private static func namespacePart(
        _ name: [UInt8], _ offset: Int, _ compilation: inout Compilation
    ) -> any StringPart {
        let words = name.split(separator: UInt8(ascii: "."), maxSplits: 1).map(Array.init)
        let namespace = String(decoding: words[0], as: UTF8.self)
        guard
            let found = compilation.vocabulary.namespaces.first(where: { $0.name == namespace }),
            let part = found.read(words[1], offset, &compilation)
        else {
            compilation.report(.unknownNamespace(namespace), at: offset)
            return LiteralPart([])
        }
        return part
    }
}

/// The value of a variable.
private struct VariablePart: StringPart {
    let index: Int

    func append(to result: inout [UInt8], in run: borrowing Run) {
        if let values = run.existing(VariablesState.self)?.values, index < values.count {
            result += values[index]
        }
    }
}

/// What a wildcard stood for in the last match.
private struct MatchValuePart: StringPart {
    let index: Int

    func append(to result: inout [UInt8], in run: borrowing Run) {
        if index < run.matchValues.count { result += run.matchValues[index] }
    }
}

extension Diagnostic {
    fileprivate static func farMatchVariable(_ limit: Int) -> Diagnostic {
        Diagnostic("match variables end with ${\(limit)}; use fewer wildcards")
    }

    fileprivate static func unknownNamespace(_ name: String) -> Diagnostic {
        Diagnostic("there is no namespace '\(name)'; require the extension that it belongs to")
    }
}
