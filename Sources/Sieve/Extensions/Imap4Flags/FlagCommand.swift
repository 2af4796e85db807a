extension CommandDefinition {
    /// `setflag [<variablename: string>] <list-of-flags: string-list>` and the like
    /// (RFC 5232, 3.1 to 3.3): what the variable has, and the flags given, make its new value.
    static func flagCommand(
        _ name: Word,
        _ combine: @escaping @Sendable (_ old: [[UInt8]], _ given: [[UInt8]]) -> [[UInt8]]
    ) -> CommandDefinition {
        CommandDefinition(
            name,
            Signature([
                Parameter("variablename", .constantString, isOptional: true),
                Parameter("list-of-flags", .stringList),
            ])
        ) { arguments, compilation in
            guard arguments.has(0) else {
                return ChangeInternalFlags(flags: arguments.strings(1), combine: combine)
            }
            let variable = arguments.string(0)
            guard
                let accessor = FlagVariable(
                    variable.constant ?? [], at: variable.offset, &compilation)
            else { return nil }
            return ChangeFlagVariable(
                variable: accessor, flags: arguments.strings(1), combine: combine)
        }
    }
}

private struct ChangeInternalFlags: CompiledCommand {
    let flags: StringList
    let combine: @Sendable ([[UInt8]], [[UInt8]]) -> [[UInt8]]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let given = try FlagList.flags(in: flags, &run)
        let old = run.internalFlags
        try FlagList.chargeCombining(old, given, in: &run)
        run.internalFlags = combine(old, given)
        let flags = run.internalFlags
        run.explain("the flags are now \(TraceEvent.quoted(FlagList.text(flags)))")
        return .next
    }
}

private struct ChangeFlagVariable: CompiledCommand {
    let variable: FlagVariable
    let flags: StringList
    let combine: @Sendable ([[UInt8]], [[UInt8]]) -> [[UInt8]]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let given = try FlagList.flags(in: flags, &run)
        let old = try FlagList.flags(in: StringList(variable.read), &run)
        try FlagList.chargeCombining(old, given, in: &run)
        variable.write(FlagList.text(combine(old, given)), &run)
        return .next
    }
}

/// A variable that holds flags.
struct FlagVariable: Sendable {
    /// Its value, as the string `${name}`.
    let read: StringTemplate
    let write: VariableSetter

    /// Finds the variable; nil after an error.
    init?(_ name: [UInt8], at offset: Int, _ compilation: inout Compilation) {
        guard compilation.isEnabled("variables") else {
            compilation.report(.noVariables, at: offset)
            return nil
        }
        guard let setter = compilation.setter(ofVariable: name, at: offset) else { return nil }
        write = setter
        read = compilation.template(Array("${".utf8) + name + Array("}".utf8), at: offset)
    }
}

extension Diagnostic {
    fileprivate static var noVariables: Diagnostic {
        .notRequired("a variable for flags", "variables")
    }
}
