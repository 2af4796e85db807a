// RFC 6609: the commands "include", "return" and "global", and the namespace "global.".
// Complete. In a loop over parts a script sees the current part as its message (3.5). A missing
// script and a circle fail the run that meets them, as 3.1 asks, and not the compile; the limits are
// include_max_includes, include_max_nesting_depth and max_total_size.

extension SieveExtension {
    /// Scripts in scripts, and the variables that they share.
    static let include = SieveExtension(
        "include", specification: "RFC 6609", commands: [.include, .return, .global],
        namespaces: [.global])
}

extension CommandDefinition {
    /// `include [LOCATION] [:once] [:optional] <value: string>` (RFC 6609, 3.2).
    fileprivate static let include = CommandDefinition(
        "include",
        Signature(
            [Parameter("name", .constantString)],
            tags: [
                TagDefinition("personal", group: "location"),
                TagDefinition("global", group: "location"),
                TagDefinition("once"), TagDefinition("optional"),
            ])
    ) { arguments, compilation in
        let name = arguments.string(0)
        let text = name.constant ?? []
        if let problem = ScriptName.problem(text) {
            compilation.report(problem, at: name.offset)
            return nil
        }
        let location: ScriptLocation = arguments.tag("global") == nil ? .personal : .global
        do throws(ScriptLoadingFailure) {
            let script = try compilation.load(text, from: location)
            return Include(script: script, isOnce: arguments.tag("once") != nil)
        } catch {
            switch error.reason {
            case .missing where arguments.tag("optional") != nil: return nil
            // It may be there when the script is run: then it is compiled anew.
            case .missing, .unavailable:
                compilation.warn(.notThere(error), at: name.offset)
                return IncludeNothing(failure: RunFailure(error, at: name.offset))
            case .limit:
                compilation.report(Diagnostic(error.message), at: name.offset)
                return nil
            }
        }
    }

    /// `return` ends the script that it stands in (RFC 6609, 3.3).
    fileprivate static let `return` = CommandDefinition("return") { _, compilation in
        compilation.expectEnd()
        return Return()
    }
}

extension Diagnostic {
    fileprivate static func notThere(_ failure: ScriptLoadingFailure) -> Diagnostic {
        guard failure.reason == .missing else { return Diagnostic(failure.message) }
        return Diagnostic("the script fails here: \(failure.message), or add ':optional'")
    }
}

/// The scripts that have been included in this run, for `:once`.
private struct Included: ExtensionState {
    var scripts: Set<IncludedScript> = []
}

private struct Include: CompiledCommand {
    let script: IncludedScript
    let isOnce: Bool

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let isNew = run[Included.self].scripts.insert(script).inserted
        // The script that is run counts too, so :once never makes a circle (RFC 6609, 3.2).
        if isOnce, !isNew || script.isMain {
            run.explain("it has been run already (:once)")
            return .next
        }
        return try run.execute(script)
    }
}

private struct IncludeNothing: CompiledCommand {
    let failure: RunFailure

    func execute(in run: inout Run) throws(RunFailure) -> Flow { throw failure }
}

private struct Return: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow { .leaveScript }
}
