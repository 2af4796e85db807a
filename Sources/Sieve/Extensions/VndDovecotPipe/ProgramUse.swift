internal import Mail
internal import Outcomes

/// A program as a command names it, with its arguments.
struct ProgramUse: Sendable {
    /// Arguments of one call, and octets of each; the specification asks for 16 and 1024.
    private static let argumentLimit = 32
    private static let argumentLength = 4_096

    let use: ProgramCall.Use
    let name: StringTemplate
    let arguments: StringList

    var nameText: String { String(decoding: name.constant ?? [], as: UTF8.self) }

    /// `<program-name: string> [<arguments: string-list>]`, behind tags.
    static func signature(tags: [TagDefinition] = []) -> Signature {
        Signature(
            [
                Parameter("program-name", .constantString),
                Parameter("arguments", .stringList, isOptional: true),
            ], tags: tags)
    }

    /// Checks name and arguments; nil after an error.
    init?(
        _ arguments: borrowing Arguments, _ use: ProgramCall.Use, _ compilation: inout Compilation
    ) {
        self.use = use
        name = arguments.string(0)
        self.arguments = arguments.strings(1)
        let text = name.constant ?? []
        // Names are made as those of scripts are (spec-bosch-sieve-extprograms, 3).
        if !ScriptName.isValid(text) || text.first == UInt8(ascii: ".") {
            compilation.report(.noProgramName, at: name.offset)
            return nil
        }
        guard self.arguments.count <= Self.argumentLimit else {
            compilation.report(.tooManyArguments(Self.argumentLimit), at: arguments.offset)
            return nil
        }
        for argument in self.arguments {
            guard let constant = argument.constant, !Self.isUsable(constant) else { continue }
            compilation.report(.badArgument(Self.argumentLength), at: argument.offset)
            return nil
        }
    }

    private static func isUsable(_ argument: [UInt8]) -> Bool {
        argument.count <= argumentLength && !argument.contains { $0 == 0 || $0 == 10 || $0 == 13 }
    }

    /// The call, without input.
    func call(in run: inout Run) throws(RunFailure) -> ProgramCall {
        var values: [[UInt8]] = []
        for argument in arguments {
            let value = try argument.value(in: &run)
            try run.charge(value.count + 1)
            guard Self.isUsable(value) else {
                throw RunFailure(.badArgument(Self.argumentLength), at: argument.offset)
            }
            values.append(value)
        }
        return ProgramCall(
            use: use, name: name.constant ?? [], arguments: values, envelope: run.envelope)
    }
}

extension Run {
    /// Starting a program counts as much work, so that a run can start twenty at most: each may
    /// take all of its time, and the delivery has to end before it is given up.
    private static let stepsOfProgram = 2_500_000

    /// Octets that are copied in the time of a step.
    private static let copiedOctetsOfStep = 16

    /// The message as it is now, for a program.
    mutating func currentMessage() throws(RunFailure) -> [UInt8] {
        let message = try editedMessage()
        try charge(message.size / Self.copiedOctetsOfStep + 1)
        do throws(LookupFailure) {
            return try message.bytes()
        } catch {
            throw RunFailure(error)
        }
    }

    /// What a program prints; its failure fails the script.
    mutating func output(of call: ProgramCall, at offset: Int) throws(RunFailure) -> [UInt8] {
        try charge(Self.stepsOfProgram)
        do throws(ProgramFailure) {
            let output = try host.output(of: call)
            explain("the program '\(call.nameText)' has given \(output.count) octets")
            return output
        } catch {
            throw RunFailure(error, of: call, at: offset)
        }
    }

    /// What a program prints; nil when it fails.
    mutating func outputIfAny(of call: ProgramCall) throws(RunFailure) -> [UInt8]? {
        try charge(Self.stepsOfProgram)
        do throws(ProgramFailure) {
            let output = try host.output(of: call)
            explain("the program '\(call.nameText)' has given \(output.count) octets")
            return output
        } catch {
            explain(error.message(about: call))
            return nil
        }
    }
}

extension Diagnostic {
    fileprivate static var noProgramName: Diagnostic {
        Diagnostic(
            "this can not be the name of a program; write one of the site's, without a path")
    }

    fileprivate static func tooManyArguments(_ limit: Int) -> Diagnostic {
        Diagnostic("a program has more than \(limit) arguments; use fewer")
    }

    fileprivate static func badArgument(_ limit: Int) -> Diagnostic {
        Diagnostic(
            "an argument has a line end or a NUL, or more than \(limit) bytes; write another one")
    }
}
