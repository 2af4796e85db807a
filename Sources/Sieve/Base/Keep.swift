extension CommandDefinition {
    /// `keep` (RFC 5228, 4.3).
    static let keep = CommandDefinition("keep") { arguments, _ in
        Keep(modifiers: arguments.modifiers)
    }
}

private struct Keep: CompiledCommand {
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        try run.add(
            StoreAction(StoreRequest(mailbox: StoreRequest.inbox)), modifiers: modifiers)
        return .next
    }
}
