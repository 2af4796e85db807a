/// A test: its name, what may follow it, and what it becomes.
public struct TestDefinition: Sendable {
    /// Makes the executable test of decoded arguments; nil after reporting an error.
    public typealias Compile =
        @Sendable (_ arguments: Arguments, _ compilation: inout Compilation)
        -> (any CompiledTest)?

    /// The identifier, in lower case.
    public var name: String

    /// What may follow it.
    public var signature: Signature

    /// Makes the executable test.
    public var compile: Compile

    /// Makes a definition.
    public init(_ name: String, _ signature: Signature = Signature(), compile: @escaping Compile) {
        self.name = name
        self.signature = signature
        self.compile = compile
    }
}
