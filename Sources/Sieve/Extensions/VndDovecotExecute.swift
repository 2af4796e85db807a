// spec-bosch-sieve-extprograms, 7 and 8: the command and test "execute" with :input, :pipe and
// :output.
// Complete. As a command it fails the script when the program does; as a test it is false.

extension SieveExtension {
    /// Asks a program for a value.
    static let vndDovecotExecute = SieveExtension(
        "vnd.dovecot.execute", specification: "spec-bosch-sieve-extprograms",
        commands: [
            CommandDefinition("execute", Execute.signature) { arguments, compilation in
                Execute(arguments, &compilation)
            }
        ],
        tests: [
            TestDefinition("execute", Execute.signature) { arguments, compilation in
                Execute(arguments, &compilation)
            }
        ], settings: ExecuteSettings.self, isOnByDefault: false)
}

private struct Execute: CompiledCommand, CompiledTest {
    /// `execute [":input" <string> / ":pipe"] [":output" <varname: string>] <program-name: string>
    /// [<arguments: string-list>]`.
    static let signature = ProgramUse.signature(tags: [
        TagDefinition("input", value: Parameter("input-data", .string), group: "input"),
        TagDefinition("pipe", group: "input"),
        TagDefinition("output", value: Parameter("varname", .constantString)),
    ])

    let program: ProgramUse
    let input: StringTemplate?
    let readsMessage: Bool
    let setter: VariableSetter?

    init?(_ arguments: borrowing Arguments, _ compilation: inout Compilation) {
        guard let program = ProgramUse(arguments, .execute, &compilation) else { return nil }
        self.program = program
        input = arguments.tag("input")?.string
        readsMessage = arguments.tag("pipe") != nil
        guard let output = arguments.tag("output") else {
            setter = nil
            return
        }
        guard compilation.isEnabled("variables") else {
            compilation.report(.notRequired("the tag ':output'", "variables"), at: output.offset)
            return nil
        }
        let name = output.string
        guard let found = compilation.setter(ofVariable: name.constant ?? [], at: name.offset)
        else { return nil }
        setter = found
    }

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let output = try run.output(of: call(in: &run), at: program.name.offset)
        try set(output, in: &run)
        return .next
    }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        guard let output = try run.outputIfAny(of: call(in: &run)) else { return false }
        try set(output, in: &run)
        return true
    }

    private func call(in run: inout Run) throws(RunFailure) -> ProgramCall {
        var call = try program.call(in: &run)
        if readsMessage { call.input = try run.currentMessage() }
        if let input {
            let text = try input.value(in: &run)
            try run.charge(text.count)
            call.input = text
        }
        return call
    }

    private func set(_ output: [UInt8], in run: inout Run) throws(RunFailure) {
        try run.charge(output.count)
        setter?(output, &run)
    }
}

/// `execute_bin_dir` and the others.
package struct ExecuteSettings: ProgramExtensionSettings {
    /// For "execute".
    package static let use = ProgramCall.Use.execute

    /// The programs.
    package var programs = ProgramSettings()

    /// Makes the settings of a site without programs.
    package init() {}
}
