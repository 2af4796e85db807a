/// Checks the arguments of one command or test against its signature.
///
/// It is the only place that reads arguments: definitions declare theirs.
struct ArgumentDecoder: ~Copyable {
    let node: SyntaxTree.Node
    let signature: Signature
    var result: Arguments

    /// The argument that is looked at next, an index into those of the tree.
    var index: Int
    let end: Int

    /// How many of the arguments from `index` on are no tags.
    var plainArgumentsLeft: Int

    /// Whether there was no error so far.
    private(set) var isValid = true

    init(_ node: Int32, _ signature: Signature, in tree: SyntaxTree) {
        self.node = tree.nodes[Int(node)]
        self.signature = signature
        result = Arguments(of: node, in: tree)
        index = Int(self.node.arguments.lowerBound)
        end = Int(self.node.arguments.upperBound)
        plainArgumentsLeft = tree.arguments[index..<end].count { !$0.isTag }
    }

    /// Reads all arguments into `result`.
    mutating func decode(in compilation: inout Compilation) {
        // Tags come first; what they leave are the positional arguments.
        while index < end, case .tag(let name) = compilation.tree.arguments[index].value {
            index += 1
            tag(name, at: Int(compilation.tree.arguments[index - 1].start), in: &compilation)
        }
        let first = index
        while index < end {
            let argument = compilation.tree.arguments[index]
            guard case .tag(let name) = argument.value else {
                index += 1
                continue
            }
            fail(.lateTag(name, node.name), at: Int(argument.start), in: &compilation)
            return
        }
        positional(first..<end, in: &compilation)
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
        _ arguments: Range<Int>, in compilation: inout Compilation
    ) {
        let parameters = signature.parameters
        if parameters.isEmpty, arguments.isEmpty { return }
        if arguments.count > parameters.count {
            let needless = compilation.tree.arguments[arguments.lowerBound + parameters.count]
            fail(.needlessArgument(node.name), at: Int(needless.start), in: &compilation)
        }
        result.values.reserveCapacity(parameters.count)
        // Optional ones are missing from the left.
        var missing = parameters.count - arguments.count
        var next = arguments.lowerBound
        for index in parameters.indices {
            if missing > 0, parameters[index].isOptional {
                missing -= 1
                result.values.append(nil)
                continue
            }
            guard next < arguments.upperBound else {
                guard isValid else { return }
                fail(
                    .noArgument(node.name, parameters[index]), at: Int(node.start), in: &compilation
                )
                return
            }
            let argument = compilation.tree.arguments[next]
            result.values.append(value(argument, parameters[index], in: &compilation))
            next += 1
        }
    }

    /// Checks and converts one argument; nil after an error.
    mutating func value(
        _ argument: SyntaxTree.Argument, _ parameter: Parameter,
        in compilation: inout Compilation
    ) -> ArgumentValue? {
        switch (argument.value, parameter.kind) {
        case (.number(let number), .number): return .number(number)
        case (.string(let literal), .string), (.string(let literal), .stringList):
            return .string(compilation.template(literal))
        case (.stringList(let range), .stringList):
            var strings: [StringTemplate] = []
            strings.reserveCapacity(range.count)
            for index in range {
                strings.append(compilation.template(compilation.tree.listed[Int(index)]))
            }
            return .strings(strings)
        case (.string(let literal), .constantString):
            let template = compilation.template(literal)
            if template.constant != nil { return .string(template) }
            fail(.changingString(parameter), at: Int(argument.start), in: &compilation)
            return nil
        default:
            fail(.wrongKind(node.name, parameter), at: Int(argument.start), in: &compilation)
            return nil
        }
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

    fileprivate static func changingString(_ parameter: Parameter) -> Diagnostic {
        Diagnostic("the \(parameter.name) must not depend on variables; write a fixed text")
    }
}
