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
        guard let names = vocabulary.late[ObjectIdentifier(definition)], !lateUses.contains(names)
        else { return }
        lateUses.append(names)
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

    /// Fails if `ihave` has found none of the extensions that have a definition, though it would have,
    /// had it been evaluated; for each definition.
    fileprivate func checkFound(_ extensions: [[String]]) throws(RunFailure) {
        for names in extensions
        where existing(FoundExtensions.self)?.names.isDisjoint(with: names) != false {
            throw RunFailure(.notFoundYet(names[0]))
        }
    }
}

/// A command that needs extensions which `ihave` must have found before.
struct LateCommand: CompiledCommand {
    /// For each definition that is used, the extensions that have it.
    let extensions: [[String]]
    let command: any CompiledCommand

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        try run.checkFound(extensions)
        return try command.execute(in: &run)
    }
}

/// A test that needs extensions which `ihave` must have found before.
struct LateTest: CompiledTest {
    /// For each definition that is used, the extensions that have it.
    let extensions: [[String]]
    let test: any CompiledTest

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        try run.checkFound(extensions)
        return try test.evaluate(in: &run)
    }

    var settledResult: Bool? { test.settledResult }
    var constantResult: Bool? { test.constantResult }
}

extension Diagnostic {
    fileprivate static func notFoundYet(_ name: String) -> Diagnostic {
        Diagnostic(
            "this needs \"\(name)\", which 'ihave' has not looked for on the way here; "
                + "put it into if ihave \"\(name)\" { ... }")
    }
}
