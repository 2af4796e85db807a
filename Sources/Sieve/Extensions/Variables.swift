// RFC 5229: variables in strings, the action "set" and the test "string".
// Complete, with match variables up to ${99}. Namespaces are an open set: an extension adds its
// own with `VariableNamespace` in `SieveExtension.namespaces`.

extension SieveExtension {
    /// Variables, and what matches leave behind in ${1} and on.
    static let variables = SieveExtension(
        "variables", specification: "RFC 5229", commands: [.set], tests: [.string],
        substitution: VariableReference.parts, readsMatchValues: true)
}
