/// A command: its name, what may follow it, and what it becomes.
public struct CommandDefinition: Sendable {
    /// Makes the executable command of decoded arguments; nil after reporting an error, or when
    /// there is nothing to execute.
    public typealias Compile =
        @Sendable (_ arguments: Arguments, _ compilation: inout Compilation)
        -> (any CompiledCommand)?

    /// The identifier, in lower case.
    public var name: String

    /// What may follow it.
    public var signature: Signature

    /// Makes the executable command.
    public var compile: Compile

    /// Makes a definition.
    public init(_ name: String, _ signature: Signature = Signature(), compile: @escaping Compile) {
        self.name = name
        self.signature = signature
        self.compile = compile
    }
}
