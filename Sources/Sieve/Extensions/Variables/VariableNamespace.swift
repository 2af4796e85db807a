/// Variables with a dot in their names, such as `${global.name}` (RFC 5229, 3; RFC 6609, 3.4).
///
/// An extension that has some lists them in `SieveExtension.namespaces`.
public struct VariableNamespace: Sendable {
    /// Makes the part that reads a variable, of the name behind the first dot in lower case.
    public typealias Read =
        @Sendable (_ name: [UInt8], _ offset: Int, _ compilation: inout Compilation)
        -> (any StringPart)?

    /// Makes the function with which `set` sets a variable; nil when it can not be set.
    public typealias Write =
        @Sendable (_ name: [UInt8], _ offset: Int, _ compilation: inout Compilation)
        -> VariableSetter?

    /// The word before the first dot, in lower case.
    public let name: String

    /// Makes the part that reads a variable.
    public let read: Read

    /// Makes the function that sets a variable.
    public let write: Write

    /// Makes a namespace; without `write` nothing in it can be set.
    public init(
        _ name: String, read: @escaping Read, write: @escaping Write = { _, _, _ in nil }
    ) {
        self.name = name
        self.read = read
        self.write = write
    }
}

/// Sets one variable.
public typealias VariableSetter = @Sendable (_ value: [UInt8], _ run: inout Run) -> Void
