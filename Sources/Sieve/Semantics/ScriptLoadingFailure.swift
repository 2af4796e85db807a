public import Outcomes

/// Why a script can not be included.
///
/// Whether that is an error of the script is for the command to say: what is missing while a script
/// is compiled fails the run only, as a script may come before those that it includes (RFC 6609,
/// 3.1).
public struct ScriptLoadingFailure: Error, Equatable, Sendable {
    /// The kinds of failures.
    public enum Reason: Equatable, Sendable {
        /// There is no script of the name.
        case missing
        /// The library can not be asked.
        case unavailable(LookupFailure)
        /// A limit of scripts in scripts: too many of them, or too large ones.
        case limit(ScriptLimit)
    }

    /// The name of the script, as it was looked for.
    public let name: String

    /// What is wrong with it.
    public let reason: Reason

    init(_ name: [UInt8], _ reason: Reason) {
        self.name = String(decoding: name, as: UTF8.self)
        self.reason = reason
    }

    /// What is wrong and what to do, for a `Diagnostic` or a `RunFailure`.
    public var message: String {
        switch reason {
        case .missing: "there is no script \"\(name)\"; store it or correct the name"
        case .unavailable(let failure):
            "the script \"\(name)\" can not be read: \(failure.reason)"
        case .limit(let limit): limit.message(name)
        }
    }
}

extension RunFailure {
    /// The failure of a run that meets a script which can not be included.
    init(_ failure: ScriptLoadingFailure, at offset: Int? = nil) {
        self.init(failure.message, at: offset)
        if case .unavailable(.temporary) = failure.reason {
            mayPass = true
            isOutage = true
        }
    }
}
