internal import Mail

extension CommandDefinition {
    /// `global <value: string-list>` (RFC 6609, 3.4.1): these names mean the shared variables.
    static let global = CommandDefinition(
        "global", Signature([Parameter("names", .stringList)])
    ) { arguments, compilation in
        guard compilation.isEnabled("variables") else {
            compilation.report(.noVariables, at: arguments.offset)
            return nil
        }
        for name in arguments.strings(0) {
            guard let text = name.constant else {
                compilation.report(.changing("the name of a variable"), at: name.offset)
                continue
            }
            if let problem = VariableName.problem(text) {
                compilation.report(problem, at: name.offset)
                continue
            }
            let variable = GlobalVariable(text, at: name.offset, &compilation)
            _ = compilation.bind(
                variable: text, at: name.offset,
                to: VariableBinding(read: variable, write: variable.set))
        }
        return nil
    }
}

extension VariableNamespace {
    /// `${global.name}` (RFC 6609, 3.4.2).
    static let global = VariableNamespace(
        "global",
        read: { name, offset, compilation in variable(name, offset, &compilation) },
        write: { name, offset, compilation in variable(name, offset, &compilation)?.set })

    private static func variable(
        _ name: [UInt8], _ offset: Int, _ compilation: inout Compilation
    ) -> GlobalVariable? {
        if let problem = VariableName.problem(name) {
            compilation.report(problem, at: offset)
            return nil
        }
        return GlobalVariable(name, at: offset, &compilation)
    }
}

/// The names of the global variables of a script and all that it includes.
private struct GlobalNames: ExtensionState {
    var names = VariableNames()
}

/// The values of the global variables in one run, by the index that the compiler gave to each.
private struct GlobalValues: ExtensionState {
    var variables = VariablesState()
}

/// A variable that scripts share.
private struct GlobalVariable: StringPart {
    private let index: Int

    /// Finds the place of a variable, the same in all scripts; reports when there are too many.
    init(_ name: [UInt8], at offset: Int, _ compilation: inout Compilation) {
        let limit = compilation.limits.variables
        let index = compilation[shared: GlobalNames.self].names
            .index(of: ASCII.lowercased(name), limit: limit)
        if index == nil { compilation.report(.tooManyGlobals(limit), at: offset) }
        self.index = index ?? 0
    }

    func append(to result: inout [UInt8], in run: borrowing Run) {
        let values = run.existing(GlobalValues.self)?.variables.values ?? []
        if index < values.count { result += values[index] }
    }

    @Sendable
    func set(_ value: [UInt8], _ run: inout Run) {
        let limit = run.limits.variableLength
        run[GlobalValues.self].variables.set(index, to: value, limit: limit)
    }
}

extension Diagnostic {
    fileprivate static var noVariables: Diagnostic {
        .notRequired("the command 'global'", "variables")
    }

    fileprivate static func tooManyGlobals(_ limit: Int) -> Diagnostic {
        Diagnostic(
            "the scripts have more than \(limit) global variables (variables_max_count); use fewer")
    }
}
