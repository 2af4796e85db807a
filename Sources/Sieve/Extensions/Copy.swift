// RFC 3894: the tag :copy on "fileinto" and "redirect".
// Complete. It also stands on actions of other extensions that name it as a host.

extension SieveExtension {
    /// `:copy` stores or sends a copy, and leaves the implicit keep as it is.
    static let copy = SieveExtension(
        "copy", specification: "RFC 3894",
        tags: [TagDefinition("copy", on: ["fileinto", "redirect", "pipe"]) { _, _ in Copy() }])
}

private struct Copy: ActionModifier {
    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        action.cancelsImplicitKeep = false
    }
}
