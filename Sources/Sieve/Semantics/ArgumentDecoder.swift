/// Checks the arguments of one command or test against its signature.
///
/// It is the only place that reads arguments: definitions declare theirs.
struct ArgumentDecoder {
    private let node: Invocation
    private let signature: Signature
    private var result: Arguments
    private var index = 0
    private var isValid = true

    init(_ node: Invocation, _ signature: Signature) {
        self.node = node
        self.signature = signature
        result = Arguments(name: node.name, offset: node.start)
    }

    /// The arguments; nil after an error.
    mutating func decode(in compilation: inout Compilation) -> Arguments? {
        var positional: [ArgumentNode] = []
        while index < node.arguments.count {
            let argument = node.arguments[index]
            index += 1
            guard case .tag(let name) = argument.value else {
                positional.append(argument)
                continue
            }
            if !positional.isEmpty {
                fail(.lateTag(name, node.name), at: argument.start, in: &compilation)
            }
            tag(name, at: argument.start, in: &compilation)
        }
        self.positional(positional, in: &compilation)
        return isValid ? result : nil
    }

    private mutating func fail(
        _ diagnostic: Diagnostic, at offset: Int, in compilation: inout Compilation
    ) {
        compilation.report(diagnostic, at: offset)
        isValid = false
    }

    // MARK: Tags

    private mutating func tag(_ name: String, at offset: Int, in compilation: inout Compilation) {
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
            skipValueOfUnknownTag()
        }
    }

    /// The tags for comparing: match types, comparators and address parts.
    private mutating func sharedTag(
        _ name: String, at offset: Int, in compilation: inout Compilation
    ) -> Bool {
        let vocabulary = compilation.vocabulary
        if signature.matching.contains(.matchType),
            let type = vocabulary.matchTypes.first(where: { $0.name == name })
        {
            let definition = TagDefinition(name, value: type.value)
            result.matchType = shared(definition, result.matchType, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.comparator), name == "comparator" {
            let definition = TagDefinition(name, value: Parameter("name", .constantString))
            result.comparator = shared(definition, result.comparator, at: offset, in: &compilation)
            return true
        }
        if signature.matching.contains(.addressPart),
            vocabulary.addressParts.contains(where: { $0.name == name })
        {
            let definition = TagDefinition(name)
            result.addressPart = shared(
                definition, result.addressPart, at: offset, in: &compilation)
            return true
        }
        return false
    }

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
            guard index < node.arguments.count,
                !node.arguments[index].isTag
            else {
                fail(.noTagValue(definition.name, parameter), at: offset, in: &compilation)
                return nil
            }
            value = self.value(node.arguments[index], parameter, in: &compilation)
            index += 1
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
            isValid = false
        }
    }

    /// Without knowing the tag, a value that would be one argument too many is taken as its own.
    private mutating func skipValueOfUnknownTag() {
        let rest = node.arguments[index...].filter { !$0.isTag }
        if rest.count > signature.parameters.count { index += 1 }
    }

    // MARK: Positional arguments

    private mutating func positional(
        _ arguments: [ArgumentNode], in compilation: inout Compilation
    ) {
        let parameters = signature.parameters
        if arguments.count > parameters.count {
            fail(
                .needlessArgument(node.name), at: arguments[parameters.count].start,
                in: &compilation)
        }
        // Optional ones are missing from the left.
        var missing = parameters.count - arguments.count
        var next = arguments.startIndex
        for parameter in parameters {
            if missing > 0, parameter.isOptional {
                missing -= 1
                result.values.append(nil)
                continue
            }
            guard next < arguments.endIndex else {
                if isValid {
                    fail(.noArgument(node.name, parameter), at: node.start, in: &compilation)
                }
                return
            }
            result.values.append(value(arguments[next], parameter, in: &compilation))
            next += 1
        }
    }

    private mutating func value(
        _ argument: ArgumentNode, _ parameter: Parameter, in compilation: inout Compilation
    ) -> ArgumentValue? {
        switch (argument.value, parameter.kind) {
        case (.number(let number), .number): return .number(number)
        case (.string(let bytes), .string), (.string(let bytes), .stringList):
            return .strings([compilation.template(bytes, at: argument.start)])
        case (.stringList(let strings), .stringList):
            return .strings(strings.map { compilation.template($0.bytes, at: $0.start) })
        case (.string(let bytes), .constantString):
            let template = compilation.template(bytes, at: argument.start)
            if template.constant != nil { return .strings([template]) }
            fail(.changingString(parameter), at: argument.start, in: &compilation)
            return nil
        default:
            fail(.wrongKind(node.name, parameter), at: argument.start, in: &compilation)
            return nil
        }
    }
}

extension ArgumentNode {
    fileprivate var isTag: Bool {
        if case .tag = value { return true }
        return false
    }
}

extension Diagnostic {
    fileprivate static func lateTag(_ tag: String, _ name: String) -> Diagnostic {
        Diagnostic("':\(tag)' must stand before the other arguments of '\(name)'; move it there")
    }

    fileprivate static func conflictingTags(_ tag: String, _ other: String) -> Diagnostic {
        tag == other
            ? Diagnostic("':\(tag)' is given twice; remove one")
            : Diagnostic("':\(tag)' and ':\(other)' exclude each other; remove one")
    }

    fileprivate static func noTagValue(_ tag: String, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("':\(tag)' must be followed by \(parameter.kind.words), its \(parameter.name)")
    }

    fileprivate static func needlessArgument(_ name: String) -> Diagnostic {
        Diagnostic("this is one argument too many for '\(name)'; remove it")
    }

    fileprivate static func noArgument(_ name: String, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("'\(name)' lacks \(parameter.kind.words) for its \(parameter.name); add it")
    }

    fileprivate static func wrongKind(_ name: String, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("'\(name)' needs \(parameter.kind.words) here, for its \(parameter.name)")
    }

    fileprivate static func changingString(_ parameter: Parameter) -> Diagnostic {
        Diagnostic("the \(parameter.name) must not depend on variables; write a fixed text")
    }
}
