public import Outcomes

/// Why a script can not be run to its end; the message is then kept (RFC 5228, 2.10.6).
public struct RunFailure: Error, Equatable, Sendable {
    /// What is wrong and what to do, as in a `Diagnostic`.
    public var message: String

    /// Where in the script; nil takes the place of the command that is being executed.
    public var offset: Int?

    /// The limit of scripts in scripts that ends the run, if one does.
    public var scriptLimit: ScriptLimit?

    /// Whether it may pass without a change of the script: what the script asks, or a program that
    /// it runs, has failed.
    public var mayPass = false

    /// Whether the message is better filed later than kept now: a service that knows what the
    /// script asks is down, as it is for moments while it is started anew, or a disk gives nothing.
    public var isOutage = false

    /// Which of the included scripts it belongs to; nil for the script itself, or as long as the
    /// failure has not left the script.
    var script: Int?

    /// Makes a failure.
    public init(_ message: String, at offset: Int? = nil) {
        self.message = message
        self.offset = offset
    }

    /// The failure of what would have been an error of the script, had it been known before.
    public init(_ diagnostic: Diagnostic, at offset: Int? = nil) {
        self.init(diagnostic.message, at: offset)
    }

    /// The failure of a question to the host.
    public init(_ failure: LookupFailure, at offset: Int? = nil) {
        self.init(failure.reason, at: offset)
        // Whatever it is, it is no mistake of the script.
        mayPass = true
    }

    /// The failure of the program of a call.
    ///
    /// Whatever it is, the program is the site's affair, or does not like this message.
    public init(_ failure: ProgramFailure, of call: ProgramCall, at offset: Int? = nil) {
        self.init(failure.message(about: call), at: offset)
        mayPass = true
    }
}
