extension ArgumentDecoder {
    /// Reads a tag and its value.
    mutating func tag(
        _ name: Word, at offset: Int, of signature: Signature, in compilation: inout Compilation
    ) {
        if let own = signature.tags.first(where: { $0.name == name }) {
            take(own, at: offset, in: &compilation)
        } else if sharedTag(name, at: offset, of: signature, in: &compilation) {
            return
        } else if let other = compilation.vocabulary.tags[name]?.first(where: {
            $0.hosts.contains(self.name)
        }) {
            take(other, at: offset, in: &compilation)
        } else {
            fail(
                compilation.unknownTag(name, on: self.name, signature), at: offset,
                in: &compilation)
            skipValueOfUnknownTag(of: signature, in: compilation)
        }
    }

    /// The tags for comparing: match types, comparators and address parts.
    private mutating func sharedTag(
        _ name: Word, at offset: Int, of signature: Signature, in compilation: inout Compilation
    ) -> Bool {
        let result = result
        if signature.matching.contains(.matchType),
            let type = compilation.vocabulary.matchTypes[name]
        {
            shared(type, into: &result.pointee.matchType, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.comparator), name == "comparator" {
            shared(
                ComparatorTag.only, into: &result.pointee.comparator, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.addressPart),
            let part = compilation.vocabulary.addressParts[name]
        {
            shared(part, into: &result.pointee.addressPart, at: offset, in: &compilation)
            return true
        }
        return false
    }

    /// Of each kind of shared tag there may be one.
    @inline(__always)
    private mutating func shared<Value: SharedTag>(
        _ value: consuming Value, into place: inout SharedTagUse<Value>?, at offset: Int,
        in compilation: inout Compilation
    ) {
        compilation.noteUse(of: value.tag)
        if value.tag.value != nil {
            let result = result
            read(value.tag, at: offset, into: &result.pointee.sharedTags, in: &compilation)
        }
        if result.pointee.hasSharedTags, let earlier = place?.value.tag.name {
            fail(.conflictingTags(value.tag.name, earlier), at: offset, in: &compilation)
        }
        place = SharedTagUse(value: value, offset: offset)
        result.pointee.hasSharedTags = true
    }

    /// Reads a tag that is not shared, and what it does.
    private mutating func take(
        _ definition: TagDefinition, at offset: Int, in compilation: inout Compilation
    ) {
        compilation.noteUse(of: definition)
        let result = result
        guard read(definition, at: offset, into: &result.pointee.tags, in: &compilation),
            let make = definition.effect
        else { return }
        if let effect = make(result.pointee.tags[result.pointee.tags.count - 1], &compilation) {
            result.pointee.effects.append(effect)
        } else {
            fail()
        }
    }

    /// Reads the value of a tag and checks it against the tags before it; false after an error.
    @discardableResult
    private mutating func read(
        _ definition: TagDefinition, at offset: Int, into uses: inout [TagUse],
        in compilation: inout Compilation
    ) -> Bool {
        var strings: StringList?
        var number: UInt64 = 0
        if let parameter = definition.value {
            guard index < end, !compilation.tree.arguments[index].isTag else {
                fail(.noTagValue(definition.name, parameter), at: offset, in: &compilation)
                return false
            }
            let argument = compilation.tree.arguments[index]
            let value = value(argument, parameter, in: &compilation)
            index += 1
            switch value {
            case .none: return false
            case .number(let value): number = value
            default: strings = result.strings(value)
            }
        }
        for earlier in uses where excludes(definition, earlier) {
            fail(.conflictingTags(definition.name, earlier.name), at: offset, in: &compilation)
            return false
        }
        uses.append(TagUse(definition, at: offset, strings: strings, number: number))
        return true
    }

    /// Whether the tags that need others stand beside one of them.
    mutating func checkNeeds(in compilation: inout Compilation) {
        guard !result.pointee.tags.isEmpty else { return }
        let names = result.pointee.tags.map(\.name)
        for use in result.pointee.tags where !use.definition.needs.isEmpty {
            let needs = use.definition.needs
            if needs.contains(where: names.contains) { continue }
            fail(.missingTag(use.name, needs), at: use.offset, in: &compilation)
        }
    }

    private func excludes(_ definition: TagDefinition, _ earlier: TagUse) -> Bool {
        if definition === earlier.definition { return true }
        guard let group = definition.group else { return false }
        return earlier.definition.group == group
    }

    /// Without knowing the tag, a value that would be one argument too many is taken as its own.
    private mutating func skipValueOfUnknownTag(
        of signature: Signature, in compilation: borrowing Compilation
    ) {
        guard index < end, !compilation.tree.arguments[index].isTag else { return }
        let rest = (index..<end).count { !compilation.tree.arguments[$0].isTag }
        if rest > signature.parameters.count { index += 1 }
    }
}

extension Diagnostic {
    fileprivate static func conflictingTags(_ tag: Word, _ other: Word) -> Diagnostic {
        tag == other
            ? Diagnostic("':\(tag)' is given twice; remove one")
            : Diagnostic("':\(tag)' and ':\(other)' exclude each other; remove one")
    }

    fileprivate static func missingTag(_ tag: Word, _ needs: [Word]) -> Diagnostic {
        let others = needs.map { "':\($0)'" }.joined(separator: " or ")
        return Diagnostic("':\(tag)' says something about \(others); add that, or remove this")
    }

    fileprivate static func noTagValue(_ tag: Word, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("':\(tag)' must be followed by \(parameter.kind.words), its \(parameter.name)")
    }
}
