extension Compilation {
    /// Makes the definitions of an extension usable where `ihave` has found it when the script is run
    /// (RFC 5463, 4).
    mutating func enableLate(_ name: String) {
        vocabulary.enableLate(name)
    }

    /// Notes that the command or test which is being compiled needs a definition.
    @inline(__always)
    mutating func noteUse(of definition: AnyObject) {
        if vocabulary.late.isEmpty { return }
        guard let name = vocabulary.late[ObjectIdentifier(definition)], !lateUses.contains(name)
        else { return }
        lateUses.append(name)
    }
}

/// What `ihave` has found in one run of a script; each included script asks for itself.
private struct FoundExtensions: ExtensionState {
    static var belongsToScript: Bool { true }

    var names: Set<String> = []
}

extension Run {
    /// Notes that `ihave` has found extensions.
    mutating func noteFound(_ extensions: [String]) {
        self[FoundExtensions.self].names.formUnion(extensions)
    }

    /// Fails if `ihave` has not found the extensions, though it would have, had it been evaluated.
    fileprivate func checkFound(_ extensions: [String]) throws(RunFailure) {
        for name in extensions
        where existing(FoundExtensions.self)?.names.contains(name) != true {
            throw RunFailure(.notFoundYet(name))
        }
    }
}

/// A command that needs extensions which `ihave` must have found before.
struct LateCommand: CompiledCommand {
    let extensions: [String]
    let command: any CompiledCommand

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        try run.checkFound(extensions)
        return try command.execute(in: &run)
    }
}

/// A test that needs extensions which `ihave` must have found before.
struct LateTest: CompiledTest {
    let extensions: [String]
    let test: any CompiledTest

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try run.checkFound(extensions)
        return try test.evaluate(in: &run)
    }

    var settledResult: Bool? { test.settledResult }
}

extension Diagnostic {
    fileprivate static func notFoundYet(_ name: String) -> Diagnostic {
        Diagnostic(
            "this needs \"\(name)\", which 'ihave' has not looked for on the way here; "
                + "put it into if ihave \"\(name)\" { ... }")
    }
}
