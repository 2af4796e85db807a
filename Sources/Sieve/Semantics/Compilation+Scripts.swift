extension Compilation {
    /// Finds a script to be run by `Run.execute` (RFC 6609, 3.2).
    ///
    /// It is compiled after this one, with the same extensions, of which it requires its own; its
    /// errors are reported with its own name.
    public mutating func load(
        _ name: [UInt8], from location: ScriptLocation
    ) throws(ScriptLoadingFailure) -> IncludedScript {
        try loader.load(name, from: location)
    }

    /// The state of an extension in the compilation of a script and all that it includes.
    public subscript<State: ExtensionState>(shared type: State.Type) -> State {
        get { loader.slots[type] }
        nonmutating _modify { yield &loader.slots[type] }
    }
}
