/// Runs the programs that an admin offers to scripts (spec-bosch-sieve-extprograms).
public protocol ExternalPrograms: Sendable {
    /// Runs a program to its end and gives what it printed.
    ///
    /// This is the one question that may change something: what a program does beside answering is
    /// its admin's affair.
    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8]
}

extension ExternalPrograms {
    /// There are no programs.
    public func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        throw .unavailable("there is no program '\(call.nameText)'")
    }
}

/// A program with its arguments and what it reads.
public struct ProgramCall: Sendable, Equatable {
    /// What it is used for; each has programs and settings of its own.
    public enum Use: String, Sendable, CaseIterable {
        /// It takes the message over.
        case pipe
        /// It prints the message anew.
        case filter
        /// It prints a value.
        case execute
    }

    /// What it is used for.
    public var use: Use

    /// Its name among the programs of this use: no path.
    public var name: [UInt8]

    /// Its arguments, none of which has a NUL.
    public var arguments: [[UInt8]]

    /// What it reads; nil for nothing.
    public var input: [UInt8]?

    /// The envelope, which it finds in its environment.
    public var envelope: SieveEnvelope

    /// Makes a call.
    public init(
        use: Use, name: [UInt8], arguments: [[UInt8]] = [], input: [UInt8]? = nil,
        envelope: SieveEnvelope
    ) {
        self.use = use
        self.name = name
        self.arguments = arguments
        self.input = input
        self.envelope = envelope
    }

    /// The name for messages.
    public var nameText: String { String(decoding: name, as: UTF8.self) }
}

/// Why a program gave no answer.
public enum ProgramFailure: Error, Equatable, Sendable {
    /// There is none of the name, or it can not be started.
    case unavailable(String)

    /// It ended with another exit status than 0, which may be its answer.
    case status(Int32)

    /// It was stopped: it took too long, printed too much, or died.
    case stopped(String)

    /// What is wrong with the program of a call.
    public func message(about call: ProgramCall) -> String {
        switch self {
        case .unavailable(let reason): reason
        case .status(let status): "the program '\(call.nameText)' failed with exit status \(status)"
        case .stopped(let reason): "the program '\(call.nameText)' \(reason)"
        }
    }
}
