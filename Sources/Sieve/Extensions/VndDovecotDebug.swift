// spec-bosch-sieve-debug: the command "debug_log".
// Complete. The line goes to the log of the script's owner, through the host (`SiteEnvironment`).

extension SieveExtension {
    /// Writes lines into a log.
    static let vndDovecotDebug = SieveExtension(
        "vnd.dovecot.debug", specification: "spec-bosch-sieve-debug", commands: [.debugLog])
}

extension CommandDefinition {
    /// `debug_log <message: string>`.
    fileprivate static let debugLog = CommandDefinition(
        "debug_log", Signature([Parameter("message", .string)])
    ) { arguments, _ in
        DebugLog(message: arguments.string(0))
    }
}

private struct DebugLog: CompiledCommand {
    /// The host has to write to a file; so a run can write a thousand lines at most.
    private static let stepsOfLine = 50_000

    let message: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let line = try message.value(in: &run)
        try run.charge(Self.stepsOfLine + line.count)
        run.host.logForOwner(line)
        run.explain("the line \(TraceEvent.quoted(line)) is logged")
        return .next
    }
}
