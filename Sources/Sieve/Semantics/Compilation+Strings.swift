extension Compilation {
    /// Makes a string of the script ready to be evaluated.
    mutating func template(_ literal: SyntaxTree.Literal) -> StringTemplate {
        guard literal.hasDollar else { return StringTemplate(literal, of: text) }
        return template(text.bytes(of: literal), at: Int(literal.start))
    }

    /// Makes a string ready to be evaluated, by the extensions that give `${...}` a meaning.
    public mutating func template(_ text: [UInt8], at offset: Int) -> StringTemplate {
        guard Self.hasReference(text) else { return StringTemplate(constant: text, at: offset) }
        var text = text
        for rewrite in vocabulary.literalRewritings { text = rewrite(text, offset, &self) }
        for substitute in vocabulary.substitutions {
            if let parts = substitute(text, offset, &self) {
                return StringTemplate(parts: parts, written: text, at: offset)
            }
        }
        return StringTemplate(constant: text, at: offset)
    }

    private static func hasReference(_ text: [UInt8]) -> Bool {
        guard let dollar = text.firstIndex(of: UInt8(ascii: "$")) else { return false }
        var index = dollar
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "{") {
                return true
            }
            index += 1
        }
        return false
    }
}
