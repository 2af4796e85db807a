/// A command: its name, what may follow it, and what it becomes.
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class CommandDefinition: Sendable {
    /// Makes the executable command of decoded arguments; nil after reporting an error, or when
    /// there is nothing to execute.
    public typealias Compile =
        @Sendable (_ arguments: borrowing Arguments, _ compilation: inout Compilation)
        -> (any CompiledCommand)?

    /// The identifier, in lower case.
    public let name: Word

    /// What may follow it.
    public let signature: Signature

    /// Makes the executable command.
    public let compile: Compile

    /// Makes a definition.
    public init(_ name: Word, _ signature: Signature = Signature(), compile: @escaping Compile) {
        self.name = name
        self.signature = signature
        self.compile = compile
    }
}
