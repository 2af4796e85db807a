internal import Mail

extension CommandDefinition {
    /// `set [MODIFIER] <name: string> <value: string>` (RFC 5229, 4).
    static let set = CommandDefinition(
        "set",
        Signature(
            [Parameter("name", .constantString), Parameter("value", .string)],
            tags: StringModifier.tags)
    ) { arguments, compilation in
        let name = arguments.string(0)
        guard
            let setter = compilation.setter(ofVariable: name.constant ?? [], at: name.offset)
        else { return nil }
        let modifiers = arguments.effects(of: StringModifier.self)
        return SetVariable(
            setter: setter, value: arguments.string(1),
            modifiers: modifiers.sorted { $0.precedence > $1.precedence })
    }
}

private struct SetVariable: CompiledCommand {
    let setter: VariableSetter
    let value: StringTemplate
    let modifiers: [StringModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        var value = try value.value(in: &run)
        try run.charge(value.count)
        for modifier in modifiers {
            value = modifier.apply(value, run.limits.variableLength)
        }
        setter(value, &run)
        return .next
    }
}

extension Compilation {
    /// What sets the variable of a name, a namespace included; nil after an error.
    mutating func setter(ofVariable name: [UInt8], at offset: Int) -> VariableSetter? {
        guard let setter = plainSetter(ofVariable: name, at: offset) else { return nil }
        guard settings.isTraced else { return setter }
        let text = String(decoding: name, as: UTF8.self)
        return { value, run in
            setter(value, &run)
            run.explain("${\(text)} is now \(TraceEvent.quoted(value))")
        }
    }

    private mutating func plainSetter(
        ofVariable name: [UInt8], at offset: Int
    ) -> VariableSetter? {
        let lower = ASCII.lowercased(name)
        if let dot = lower.firstIndex(of: UInt8(ascii: ".")) {
            let namespace = String(decoding: lower[..<dot], as: UTF8.self)
            let found = vocabulary.namespaces.first { $0.name == namespace }
            if let setter = found?.write(Array(lower[(dot + 1)...]), offset, &self) {
                return setter
            }
            report(.constantNamespace(namespace), at: offset)
            return nil
        }
        if let problem = VariableName.problem(name) {
            report(problem, at: offset)
            return nil
        }
        if let binding = binding(ofVariable: lower) { return binding.write }
        let index = index(ofVariable: lower, at: offset)
        return { value, run in
            let limit = run.limits.variableLength
            run[VariablesState.self].set(index, to: value, limit: limit)
        }
    }
}

extension Diagnostic {
    fileprivate static func constantNamespace(_ name: String) -> Diagnostic {
        Diagnostic("nothing in the namespace '\(name)' can be set; use a name without a dot")
    }
}
