public import Mail
public import Outcomes

/// A Sieve script (RFC 5228) that is ready to be run on messages.
///
///     let script = try SieveScript(compiling: bytes, named: "~/.dovecot.sieve")
///     let result = script.run(on: message, envelope: envelope)
///     for action in result.actions { try action.perform(on: &performer) }
///
/// It is a value without state: one script can run on many messages at once.
public struct SieveScript: Sendable {
    let program: Program

    /// The name in errors.
    public var name: String { program.scripts[0].name }

    /// What the scripts will not do as their authors mean, though they can be run.
    ///
    /// For those who check a script; a delivery need not look at them.
    public var warnings: [Complaint] {
        program.scripts.compactMap(Self.complaintAboutEncoding) + program.warnings
    }

    /// A script is UTF-8 (RFC 5228, 2.1).
    ///
    /// It is no error where it is not, but in the names of mailboxes: Pigeonhole takes comments and texts
    /// in other charsets, so users have such scripts.
    private static func complaintAboutEncoding(_ script: Program.Script) -> Complaint? {
        guard let offset = UTF8Text.firstWrongOctet(of: script.source) else { return nil }
        let place = LineMap(script.source).place(of: offset)
        return Complaint(
            file: script.name, line: place.line, column: place.column,
            "the script is not UTF-8 here, and a text that is not fits no mail; save it as UTF-8")
    }

    /// Reads a script, or throws all of its errors in the order of the text.
    ///
    /// The extensions are those that the script may require; the library has the scripts that it
    /// may include, which are compiled with it; those of the user, and those of the site, may require
    /// others, whoever includes them.
    public init(
        compiling source: [UInt8], named name: String, settings: SieveSettings = .default,
        extensions: [SieveExtension] = SieveExtension.all,
        personalExtensions: [SieveExtension]? = nil,
        globalExtensions: [SieveExtension]? = nil,
        library: any ScriptLibrary = EmptyScriptLibrary()
    ) throws(Complaints) {
        let loader = ScriptLoader(
            library: library, settings: settings, extensions: extensions,
            personalExtensions: personalExtensions ?? extensions,
            globalExtensions: globalExtensions ?? extensions)
        program = try loader.program(of: StoredScript(name: name, source: source))
    }

    /// Reads a script with other limits, and settings as they are unless a site sets others.
    public init(
        compiling source: [UInt8], named name: String, limits: SieveLimits,
        extensions: [SieveExtension] = SieveExtension.all,
        library: any ScriptLibrary = EmptyScriptLibrary()
    ) throws(Complaints) {
        try self.init(
            compiling: source, named: name, settings: SieveSettings(limits: limits),
            extensions: extensions, library: library)
    }

    /// Runs the script on a message in memory, header and body, and says what is to be done with it.
    ///
    /// Without a host the script can ask nothing about the world: no mailbox but INBOX exists, and
    /// a script that wants the time or a memory of earlier mail fails. It never throws, as below.
    public func run(
        on message: [UInt8], envelope: SieveEnvelope,
        host: any SieveHost = SieveHostWithoutMailboxes()
    ) -> SieveResult {
        run(message: MessageInMemory(message), envelope: envelope, host: host)
    }

    /// Runs the script on a message and says what is to be done with it.
    ///
    /// It never throws: when the script fails, the message is kept, and the result says why. A
    /// message that is stored already has `flags`, with which the script begins. The settings are
    /// those that it was compiled with, unless others hold by now.
    public func run(
        message: any MessageSource, envelope: SieveEnvelope, host: any SieveHost,
        flags: [[UInt8]] = [], settings: SieveSettings? = nil
    ) -> SieveResult {
        var run = Run(
            message: MessageView(message), envelope: envelope, host: host, program: program,
            flags: flags)
        if let settings { run.settings = settings }
        return execute(&run)
    }

    /// Runs the script as `run` does, and tells its steps (`SieveSettings.isTraced` must be set).
    public func trace(
        message: any MessageSource, envelope: SieveEnvelope, host: any SieveHost
    ) -> (result: SieveResult, events: [TraceEvent]) {
        var run = Run(
            message: MessageView(message), envelope: envelope, host: host, program: program)
        let result = execute(&run)
        return (result, run.traceEvents())
    }

    private func execute(_ run: inout Run) -> SieveResult {
        do throws(RunFailure) {
            _ = try program.scripts[0].block.execute(in: &run)
            var result = try run.finish()
            result.warnings = warnings(of: run)
            return result
        } catch {
            return SieveResult(
                actions: [StoreAction(keepingImplicitly: ())], implicitKeep: true,
                failure: complaint(about: error), warnings: warnings(of: run))
        }
    }

    func complaint(about failure: RunFailure) -> Complaint {
        let script = program.scripts[failure.script ?? 0]
        guard let offset = failure.offset else {
            return Complaint(file: script.name, failure.message)
        }
        let place = LineMap(script.source).place(of: offset)
        return Complaint(
            file: script.name, line: place.line, column: place.column, failure.message)
    }
}
