/// Checks the arguments of one command or test against its signature.
///
/// It is the only place that reads arguments: definitions declare theirs.
struct ArgumentDecoder: ~Copyable {
    let name: Word
    let offset: Int
    let result: UnsafeMutablePointer<ArgumentStorage>

    /// The argument that is looked at next, an index into those of the tree.
    var index: Int
    let end: Int

    /// Whether there was no error so far.
    private(set) var isValid = true

    init(
        _ node: SyntaxTree.Node, into result: UnsafeMutablePointer<ArgumentStorage>
    ) {
        name = node.name
        offset = Int(node.start)
        self.result = result
        index = Int(node.arguments.lowerBound)
        end = Int(node.arguments.upperBound)
    }

    /// Reads all arguments into `result`.
    mutating func decode(by signature: Signature, in compilation: inout Compilation) {
        // Tags come first; what they leave are the positional arguments.
        while index < end, case .tag(let name) = compilation.tree.arguments[index].value {
            index += 1
            tag(
                name, at: Int(compilation.tree.arguments[index - 1].start), of: signature,
                in: &compilation)
        }
        checkNeeds(in: &compilation)
        let first = index
        while index < end {
            let argument = compilation.tree.arguments[index]
            guard case .tag(let name) = argument.value else {
                index += 1
                continue
            }
            fail(.lateTag(name, self.name), at: Int(argument.start), in: &compilation)
            return
        }
        positional(first..<end, of: signature, in: &compilation)
    }

    mutating func fail(
        _ diagnostic: Diagnostic, at offset: Int, in compilation: inout Compilation
    ) {
        compilation.report(diagnostic, at: offset)
        isValid = false
    }

    /// Notes an error that has been reported.
    mutating func fail() {
        isValid = false
    }

    private mutating func positional(
        _ arguments: Range<Int>, of signature: Signature, in compilation: inout Compilation
    ) {
        let count = signature.parameters.count
        if arguments.count > count {
            let needless = compilation.tree.arguments[arguments.lowerBound + count]
            fail(.needlessArgument(name), at: Int(needless.start), in: &compilation)
        }
        // Optional ones are missing from the left.
        var missing = count - arguments.count
        var next = arguments.lowerBound
        for index in 0..<count {
            if missing > 0, signature.parameters[index].isOptional {
                missing -= 1
                result.pointee.append(.none)
                continue
            }
            guard next < arguments.upperBound else {
                guard isValid else { return }
                fail(
                    .noArgument(name, signature.parameters[index]), at: offset, in: &compilation)
                return
            }
            let argument = compilation.tree.arguments[next]
            result.pointee.append(value(argument, signature.parameters[index], in: &compilation))
            next += 1
        }
    }

    /// Checks and converts one argument; `none` after an error.
    mutating func value(
        _ argument: SyntaxTree.Argument, _ parameter: Parameter,
        in compilation: inout Compilation
    ) -> ArgumentValue {
        switch (argument.value, parameter.kind) {
        case (.number(let number), .number): return .number(number)
        case (.string(let literal), .string), (.string(let literal), .stringList):
            guard literal.hasDollar else { return .literal(literal) }
            return changing(StringList(compilation.template(literal)))
        case (.stringList(let range), .stringList):
            guard range.contains(where: { compilation.text[$0].hasDollar }) else {
                return .literals(range)
            }
            return changing(StringList(range.map { compilation.template(compilation.text[$0]) }))
        case (.string(let literal), .constantString):
            guard literal.hasDollar else { return .literal(literal) }
            let template = compilation.template(literal)
            if template.isConstant { return changing(StringList(template)) }
            fail(.changing("the \(parameter.name)"), at: Int(argument.start), in: &compilation)
        default:
            fail(.wrongKind(name, parameter), at: Int(argument.start), in: &compilation)
        }
        return .none
    }

    private func changing(_ strings: StringList) -> ArgumentValue {
        result.pointee.changing.append(strings)
        return .changing(result.pointee.changing.count - 1)
    }
}

extension Diagnostic {
    fileprivate static func lateTag(_ tag: Word, _ name: Word) -> Diagnostic {
        Diagnostic("':\(tag)' must stand before the other arguments of '\(name)'; move it there")
    }

    fileprivate static func needlessArgument(_ name: Word) -> Diagnostic {
        Diagnostic("this is one argument too many for '\(name)'; remove it")
    }

    fileprivate static func noArgument(_ name: Word, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("'\(name)' lacks \(parameter.kind.words) for its \(parameter.name); add it")
    }

    fileprivate static func wrongKind(_ name: Word, _ parameter: Parameter) -> Diagnostic {
        Diagnostic("'\(name)' needs \(parameter.kind.words) here, for its \(parameter.name)")
    }

    /// What has to be the same in every run is not.
    static func changing(_ thing: String) -> Diagnostic {
        Diagnostic("\(thing) must not depend on variables; write a fixed text")
    }
}
