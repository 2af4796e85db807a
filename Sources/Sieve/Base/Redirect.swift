internal import Mail

extension CommandDefinition {
    /// `redirect <address: string>` (RFC 5228, 4.2).
    static let redirect = CommandDefinition(
        "redirect", Signature([Parameter("address", .string)])
    ) { arguments, compilation in
        let address = arguments.string(0)
        if let constant = address.constant, SieveAddress.parse(constant) == nil {
            compilation.report(.badAddress(constant), at: address.offset)
            return nil
        }
        return Redirect(
            address: address, modifiers: arguments.modifiers)
    }
}

private struct Redirect: CompiledCommand {
    let address: StringTemplate
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let text = address.value(in: run)
        guard let recipient = SieveAddress.parse(text) else {
            throw RunFailure(Diagnostic.badAddress(text), at: address.offset)
        }
        let action = RedirectAction(to: recipient, content: try run.outgoingContent())
        try run.add(action, modifiers: modifiers)
        let redirects = run.actions.count { $0 is RedirectAction }
        guard redirects <= run.limits.redirects else {
            throw .tooManyRedirects(run.limits.redirects)
        }
        return .next
    }
}

extension Run {
    /// The message as it is to be sent on: unchanged, or with the edited header.
    fileprivate func outgoingContent() throws(RunFailure) -> OutgoingMail.Content {
        guard message.isEdited || message.isReplacement else { return .original }
        do {
            return .message(try message.edited.bytes())
        } catch {
            throw RunFailure(error)
        }
    }
}

extension Diagnostic {
    fileprivate static func badAddress(_ address: [UInt8]) -> Diagnostic {
        let text = String(decoding: address, as: UTF8.self)
        return Diagnostic("\"\(text)\" is no address; write it as in \"user@example.org\"")
    }
}

extension RunFailure {
    fileprivate static func tooManyRedirects(_ limit: Int) -> RunFailure {
        RunFailure("the script redirects to more than \(limit) addresses; use fewer")
    }
}
