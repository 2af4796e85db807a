/// A test: its name, what may follow it, and what it becomes.
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class TestDefinition: Sendable {
    /// Makes the executable test of decoded arguments; nil after reporting an error.
    public typealias Compile =
        @Sendable (_ arguments: borrowing Arguments, _ compilation: inout Compilation)
        -> (any CompiledTest)?

    /// The identifier, in lower case.
    public let name: Word

    /// What may follow it.
    public let signature: Signature

    /// Makes the executable test.
    public let compile: Compile

    /// Makes a definition.
    public init(_ name: Word, _ signature: Signature = Signature(), compile: @escaping Compile) {
        self.name = name
        self.signature = signature
        self.compile = compile
    }
}
