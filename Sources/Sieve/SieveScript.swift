public import Mail
public import Outcomes

/// A Sieve script (RFC 5228) that is ready to be run on messages.
///
///     let script = try SieveScript(compiling: bytes, named: "~/.dovecot.sieve")
///     let result = script.run(message: message, envelope: envelope, host: host)
///     for action in result.actions { try action.perform(on: &performer) }
///
/// It is a value without state: one script can run on many messages at once.
public struct SieveScript: Sendable {
    /// The name in errors.
    public let name: String

    private let source: [UInt8]
    private let program: Program

    /// Reads a script, or throws all of its errors in the order of the text.
    ///
    /// The extensions are those that the script may require.
    public init(
        compiling source: [UInt8], named name: String, limits: SieveLimits = .default,
        extensions: [SieveExtension] = SieveExtension.all
    ) throws(Complaints) {
        guard source.count <= limits.scriptSize else {
            throw Complaints([Complaint(file: name, Self.tooLarge(limits.scriptSize))])
        }
        var parser = Parser(source, limits: limits)
        parser.parse()
        var compilation = Compilation(parser, limits: limits, extensions: extensions)
        let program = compilation.program()
        if let complaints = compilation.findings.complaints(about: source, named: name) {
            throw complaints
        }
        self.name = name
        self.source = source
        self.program = program
    }

    /// Runs the script on a message and says what is to be done with it.
    ///
    /// It never throws: when the script fails, the message is kept, and the result says why.
    public func run(
        message: any MessageSource, envelope: SieveEnvelope, host: any SieveHost
    ) -> SieveResult {
        var run = Run(
            message: MessageView(message), envelope: envelope, host: host, script: program)
        do throws(RunFailure) {
            _ = try program.block.execute(in: &run)
            return try run.finish()
        } catch {
            return SieveResult(
                actions: [StoreAction(keepingImplicitly: ())], implicitKeep: true,
                failure: complaint(about: error))
        }
    }

    private func complaint(about failure: RunFailure) -> Complaint {
        guard let offset = failure.offset else { return Complaint(file: name, failure.message) }
        let place = LineMap(source).place(of: offset)
        return Complaint(
            file: name, line: place.line, column: place.column, failure.message)
    }

    private static func tooLarge(_ limit: Int) -> String {
        "the script is larger than \(limit) bytes; make it shorter or split it"
    }
}
