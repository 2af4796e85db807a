// RFC 5463: the test "ihave" and the command "error".
// Complete. It is settled while the script is compiled: what can not be reached is not compiled,
// and what "ihave" has found can be used from there to the end of the script, if the test has been
// evaluated before; else the script fails there (4). Namespaces of variables, and parts of the
// envelope that a variable names, can be used all the same.

extension SieveExtension {
    /// Asks which extensions there are.
    static let ihave = SieveExtension(
        "ihave", specification: "RFC 5463", commands: [.error], tests: [.ihave])
}

extension TestDefinition {
    /// `ihave <capabilities: string-list>`.
    fileprivate static let ihave = TestDefinition(
        "ihave", Signature([Parameter("capabilities", .stringList)])
    ) { arguments, compilation in
        var names: [String] = []
        for capability in arguments.strings(0) {
            guard let constant = capability.constant else {
                compilation.report(.changing("the name of an extension"), at: capability.offset)
                return nil
            }
            names.append(String(decoding: constant, as: UTF8.self))
        }
        // All of them or none.
        for name in names where !compilation.canEnableLate(name) { return Ihave(found: nil) }
        for name in names { compilation.enableLate(name) }
        return Ihave(found: names)
    }
}

extension CommandDefinition {
    /// `error <message: string>`.
    fileprivate static let error = CommandDefinition(
        "error", Signature([Parameter("message", .string)])
    ) { arguments, compilation in
        compilation.expectEnd()
        return ErrorCommand(message: arguments.string(0))
    }
}

private struct Ihave: CompiledTest {
    /// The extensions; nil if one is not there.
    let found: [String]?

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        guard let found else { return false }
        run.noteFound(found)
        return true
    }

    var settledResult: Bool? { found != nil }
}

private struct ErrorCommand: CompiledCommand {
    let message: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        // In quotation marks, as what is from a message may be in it.
        throw RunFailure(
            "the script ends itself: \(Diagnostic.quoted(try message.value(in: &run)))")
    }
}

extension Compilation {
    /// Whether an extension can still be enabled: not one that changes what strings mean
    /// (RFC 5463, 4), since some may have been read already.
    fileprivate func canEnableLate(_ name: String) -> Bool {
        if isEnabled(name) { return true }
        guard let found = vocabulary.available.first(where: { $0.name == name }) else {
            return false
        }
        return found.literalRewriting == nil && found.substitution == nil
    }
}
