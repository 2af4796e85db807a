internal import Outcomes

/// Compiles a script and those that it includes, one after the other.
///
/// Each is compiled once, by a `Compilation` of its own. A script that is loaded is only noted, and
/// compiled when those before it are done: so no chain of scripts exhausts the stack, and circles
/// need no care.
final class ScriptLoader {
    private let library: any ScriptLibrary
    private let settings: SieveSettings
    private var limits: SieveLimits { settings.limits }
    private let extensions: [SieveExtension]
    private let personalExtensions: [SieveExtension]
    private let globalExtensions: [SieveExtension]

    private struct Request: Hashable {
        let name: [UInt8]
        let location: ScriptLocation
    }

    /// The script, and those that were loaded so far, each with what it may require.
    private var scripts: [(script: StoredScript, extensions: [SieveExtension])] = []

    /// What extensions share between the compilations.
    var slots = Slots()

    private var answers: [Request: Result<IncludedScript, ScriptLoadingFailure>] = [:]

    init(
        library: any ScriptLibrary, settings: SieveSettings, extensions: [SieveExtension],
        personalExtensions: [SieveExtension], globalExtensions: [SieveExtension]
    ) {
        self.library = library
        self.settings = settings
        self.extensions = extensions
        self.personalExtensions = personalExtensions
        self.globalExtensions = globalExtensions
    }

    /// Compiles everything, or throws all errors, those of the script itself first.
    func program(of main: StoredScript) throws(Complaints) -> Program {
        scripts = [(main, extensions)]
        var compiled: [Program.Script] = []
        var complaints: [Complaint] = []
        var warnings: [Complaint] = []
        var hooks = RunHooks()
        while compiled.count < scripts.count, complaints.count < limits.complaints {
            let (script, extensions) = scripts[compiled.count]
            guard script.source.count <= limits.scriptSize else {
                complaints.append(Complaint(file: script.name, Self.tooLarge(limits.scriptSize)))
                compiled.append(.init(name: script.name, source: script.source, block: Block()))
                continue
            }
            var compilation = Compilation(
                script.source, settings: settings, extensions: extensions, loader: self)
            let block = compilation.script()
            complaints += compilation.findings.complaints(about: script.source, named: script.name)
            warnings += compilation.warnings.complaints(
                about: script.source, named: script.name, called: "warnings")
            hooks.add(compilation.vocabulary.hooks)
            compiled.append(.init(name: script.name, source: script.source, block: block))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return Program(scripts: compiled, warnings: warnings, settings: settings, hooks: hooks)
    }

    /// Finds a script, which is compiled when this one is done.
    func load(
        _ name: [UInt8], from location: ScriptLocation
    ) throws(ScriptLoadingFailure) -> IncludedScript {
        let request = Request(name: name, location: location)
        if let answer = answers[request] { return try answer.get() }
        // What is missing counts too: looking for it takes as long.
        guard answers.count < limits.includes else {
            throw ScriptLoadingFailure(name, .limit(.scripts(limits.includes)))
        }
        let answer = Result { () throws(ScriptLoadingFailure) in
            try add(
                find(name, from: location), as: name,
                // Whoever includes it: a user's script does not get what only the site may use.
                location == .global ? globalExtensions : personalExtensions)
        }
        answers[request] = answer
        return try answer.get()
    }

    private func find(
        _ name: [UInt8], from location: ScriptLocation
    ) throws(ScriptLoadingFailure) -> StoredScript {
        let found: StoredScript?
        do throws(LookupFailure) {
            found = try library.script(named: name, at: location)
        } catch {
            throw ScriptLoadingFailure(name, .unavailable(error))
        }
        guard let found else { throw ScriptLoadingFailure(name, .missing) }
        return found
    }

    /// Notes a script, unless it is noted already under another name.
    private func add(
        _ script: StoredScript, as name: [UInt8], _ extensions: [SieveExtension]
    ) throws(ScriptLoadingFailure) -> IncludedScript {
        if let index = scripts.firstIndex(where: { $0.script.name == script.name }) {
            return IncludedScript(index: index)
        }
        let size = scripts.reduce(script.source.count) { $0 + $1.script.source.count }
        guard size <= limits.totalSize else {
            throw ScriptLoadingFailure(name, .limit(.size(limits.totalSize)))
        }
        scripts.append((script, extensions))
        return IncludedScript(index: scripts.count - 1)
    }

    private static func tooLarge(_ limit: Int) -> String {
        "the script is larger than \(limit) bytes; make it shorter or split it"
    }
}
