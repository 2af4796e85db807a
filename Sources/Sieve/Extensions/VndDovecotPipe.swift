// spec-bosch-sieve-extprograms, 5: the command "pipe" with :try, and :copy.
// Complete. The program is run when the message is safe on disk; when it fails the message is kept,
// also without :try, as the script has ended by then.

extension SieveExtension {
    /// Gives the message to a program.
    static let vndDovecotPipe = SieveExtension(
        "vnd.dovecot.pipe", specification: "spec-bosch-sieve-extprograms", commands: [.pipe],
        settings: PipeSettings.self, isOnByDefault: false)
}

extension CommandDefinition {
    /// `pipe [":copy"] [":try"] <program-name: string> [<arguments: string-list>]`.
    fileprivate static let pipe = CommandDefinition(
        "pipe", ProgramUse.signature(tags: [TagDefinition("try")])
    ) { arguments, compilation in
        guard let program = ProgramUse(arguments, .pipe, &compilation) else { return nil }
        return Pipe(
            program: program, isTry: arguments.tag("try") != nil, modifiers: arguments.modifiers)
    }
}

private struct Pipe: CompiledCommand {
    let program: ProgramUse
    let isTry: Bool
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        var call = try program.call(in: &run)
        call.input = try run.currentMessage()
        try run.add(PipeAction(call, isTry: isTry), modifiers: modifiers)
        return .next
    }
}

/// `pipe_bin_dir` and the others.
package struct PipeSettings: ProgramExtensionSettings {
    /// For "pipe".
    package static let use = ProgramCall.Use.pipe

    /// The programs.
    package var programs = ProgramSettings()

    /// Makes the settings of a site without programs.
    package init() {}
}
