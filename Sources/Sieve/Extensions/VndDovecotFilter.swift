// spec-bosch-sieve-extprograms, 6 and 8: the command and test "filter".
// Complete. As a command it fails the script when the program does; as a test it is false.

internal import Mail

extension SieveExtension {
    /// Lets a program change the message.
    static let vndDovecotFilter = SieveExtension(
        "vnd.dovecot.filter", specification: "spec-bosch-sieve-extprograms",
        commands: [
            CommandDefinition("filter", ProgramUse.signature()) { arguments, compilation in
                ProgramUse(arguments, .filter, &compilation).map(Filter.init)
            }
        ],
        tests: [
            TestDefinition("filter", ProgramUse.signature()) { arguments, compilation in
                ProgramUse(arguments, .filter, &compilation).map(Filter.init)
            }
        ], settings: FilterSettings.self, isOnByDefault: false)
}

private struct Filter: CompiledCommand, CompiledTest {
    let program: ProgramUse

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let call = try call(in: &run)
        _ = try replaceMessage(by: run.output(of: call, at: program.name.offset), in: &run)
        return .next
    }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let call = try call(in: &run)
        guard let output = try run.outputIfAny(of: call) else { return false }
        return try replaceMessage(by: output, in: &run)
    }

    private func call(in run: inout Run) throws(RunFailure) -> ProgramCall {
        var call = try program.call(in: &run)
        call.input = try run.currentMessage()
        return call
    }

    /// Without output the message stays as it is (6); whether there was some.
    private func replaceMessage(by output: [UInt8], in run: inout Run) throws(RunFailure) -> Bool {
        guard !output.isEmpty else {
            run.explain("the message stays as it is")
            return false
        }
        run.explain("the message is now what it has given")
        try run.charge(output.count)
        run.endPartLoops()
        run.message.replace(with: MessageInMemory(output))
        return true
    }
}

/// `filter_bin_dir` and the others.
package struct FilterSettings: ProgramExtensionSettings {
    /// For "filter".
    package static let use = ProgramCall.Use.filter

    /// The programs.
    package var programs = ProgramSettings()

    /// Makes the settings of a site without programs.
    package init() {}
}
