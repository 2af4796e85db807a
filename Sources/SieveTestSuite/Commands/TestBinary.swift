internal import Sieve

extension CommandDefinition {
    /// `test_binary_save <name: string>`: does nothing, for scripts have no compiled form on disk.
    static let testBinarySave = nothing("test_binary_save")

    /// `test_binary_load <name: string>`: does nothing; the script under test stays as it is.
    static let testBinaryLoad = nothing("test_binary_load")

    private static func nothing(_ name: Word) -> CommandDefinition {
        CommandDefinition(name, Signature([Parameter("name", .string)])) { _, _ in nil }
    }
}
