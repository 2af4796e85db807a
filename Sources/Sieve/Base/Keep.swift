extension CommandDefinition {
    /// `keep` (RFC 5228, 4.3).
    static let keep = CommandDefinition("keep") { arguments, compilation in
        compilation.expect(.delivery, of: arguments)
        return Keep(modifiers: arguments.modifiers)
    }
}

private struct Keep: CompiledCommand {
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        var action = StoreAction(StoreRequest(mailbox: StoreRequest.inbox))
        action.isKeep = true
        try run.add(action, modifiers: modifiers)
        return .next
    }
}
