extension ArgumentDecoder {
    /// Reads a tag and its value.
    mutating func tag(_ name: Word, at offset: Int, in compilation: inout Compilation) {
        if let own = signature.tags.first(where: { $0.name == name }) {
            guard let use = use(own, at: offset, in: &compilation) else { return }
            result.tags.append(use)
            apply(own, use, in: &compilation)
        } else if sharedTag(name, at: offset, in: &compilation) {
            return
        } else if let other = compilation.vocabulary.tags.first(where: {
            $0.name == name && $0.hosts.contains(node.name)
        }) {
            guard let use = use(other, at: offset, in: &compilation) else { return }
            result.tags.append(use)
            apply(other, use, in: &compilation)
        } else {
            fail(
                compilation.unknownTag(name, on: node.name, signature), at: offset,
                in: &compilation)
            skipValueOfUnknownTag(in: compilation)
        }
    }

    /// The tags for comparing: match types, comparators and address parts.
    private mutating func sharedTag(
        _ name: Word, at offset: Int, in compilation: inout Compilation
    ) -> Bool {
        if signature.matching.contains(.matchType),
            let type = compilation.vocabulary.matchTypes.first(where: { $0.name == name })
        {
            let definition = TagDefinition(name, value: type.value)
            result.matchType = shared(definition, result.matchType, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.comparator), name == "comparator" {
            let definition = Self.comparator
            result.comparator = shared(definition, result.comparator, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.addressPart),
            compilation.vocabulary.addressParts.contains(where: { $0.name == name })
        {
            let definition = TagDefinition(name)
            result.addressPart = shared(
                definition, result.addressPart, at: offset, in: &compilation)
            return true
        }
        return false
    }

    private static let comparator = TagDefinition(
        "comparator", value: Parameter("name", .constantString))

    /// Of each kind of shared tag there may be one.
    private mutating func shared(
        _ definition: TagDefinition, _ earlier: TagUse?, at offset: Int,
        in compilation: inout Compilation
    ) -> TagUse? {
        let use = use(definition, at: offset, in: &compilation)
        if let earlier {
            fail(.conflictingTags(definition.name, earlier.name), at: offset, in: &compilation)
        }
        return use
    }

    /// Reads the value of a tag and checks it against the tags before it.
    private mutating func use(
        _ definition: TagDefinition, at offset: Int, in compilation: inout Compilation
    ) -> TagUse? {
        var value: ArgumentValue?
        if let parameter = definition.value {
            guard index < end, !compilation.tree.arguments[index].isTag else {
                fail(.noTagValue(definition.name, parameter), at: offset, in: &compilation)
                return nil
            }
            let argument = compilation.tree.arguments[index]
            value = self.value(argument, parameter, in: &compilation)
            skipValue()
            if value == nil { return nil }
        }
        for earlier in result.tags where excludes(definition, earlier, in: compilation) {
            fail(.conflictingTags(definition.name, earlier.name), at: offset, in: &compilation)
            return nil
        }
        return TagUse(name: definition.name, offset: offset, value: value)
    }

    private func excludes(
        _ definition: TagDefinition, _ earlier: TagUse, in compilation: borrowing Compilation
    ) -> Bool {
        if definition.name == earlier.name { return true }
        guard let group = definition.group else { return false }
        let others = signature.tags + compilation.vocabulary.tags
        return others.contains { $0.name == earlier.name && $0.group == group }
    }

    private mutating func apply(
        _ definition: TagDefinition, _ use: TagUse, in compilation: inout Compilation
    ) {
        guard let make = definition.effect else { return }
        if let effect = make(use, &compilation) {
            result.tagEffects.append(effect)
        } else {
            fail()
        }
    }

    /// Without knowing the tag, a value that would be one argument too many is taken as its own.
    private mutating func skipValueOfUnknownTag(in compilation: borrowing Compilation) {
        guard index < end, !compilation.tree.arguments[index].isTag else { return }
        if plainArgumentsLeft > signature.parameters.count { skipValue() }
    }

    private mutating func skipValue() {
        index += 1
        plainArgumentsLeft -= 1
    }
}

extension Diagnostic {
    fileprivate static func conflictingTags(_ tag: Word, _ other: Word) -> Diagnostic {
        tag == other
            ? Diagnostic("':\(tag)' is given twice; remove one")
            : Diagnostic("':\(tag)' and ':\(other)' exclude each other; remove one")
    }

    fileprivate static func noTagValue(_ tag: Word, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("':\(tag)' must be followed by \(parameter.kind.words), its \(parameter.name)")
    }
}
