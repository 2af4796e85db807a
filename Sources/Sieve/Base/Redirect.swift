internal import Mail
internal import Outcomes

extension CommandDefinition {
    /// `redirect <address: string>` (RFC 5228, 4.2).
    static let redirect = CommandDefinition(
        "redirect", Signature([Parameter("address", .string)])
    ) { arguments, compilation in
        let address = arguments.string(0)
        if let chooser = arguments.effects(of: (any RecipientChooser).self).first {
            if let constant = address.constant, let problem = chooser.problem(of: constant) {
                compilation.report(problem, at: address.offset)
                return nil
            }
            return RedirectToChosen(
                argument: address, chooser: chooser, modifiers: arguments.modifiers)
        }
        if let constant = address.constant {
            guard let recipient = SieveAddress.parse(constant) else {
                compilation.report(.badAddress(constant), at: address.offset)
                return nil
            }
            compilation.expect(.redirect(to: recipient), of: arguments)
        } else {
            compilation.expect(.delivery, of: arguments)
        }
        return Redirect(
            address: address, modifiers: arguments.modifiers)
    }
}

private struct Redirect: CompiledCommand {
    let address: StringTemplate
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let text = try address.value(in: &run)
        guard let recipient = SieveAddress.parse(text) else {
            throw RunFailure(Diagnostic.badAddress(text), at: address.offset)
        }
        try run.redirect(to: recipient, modifiers)
        return .next
    }
}

/// A tag of `redirect` by which its argument means other recipients than itself, `:list`.
protocol RecipientChooser: TagEffect {
    /// What is wrong with an argument; nil when nothing is.
    func problem(of text: [UInt8]) -> Diagnostic?

    /// The recipients that the argument means.
    func recipients(
        of template: StringTemplate, in run: inout Run
    ) throws(RunFailure) -> [MailAddress]
}

private struct RedirectToChosen: CompiledCommand {
    let argument: StringTemplate
    let chooser: any RecipientChooser
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        for recipient in try chooser.recipients(of: argument, in: &run) {
            try run.redirect(to: recipient, modifiers)
        }
        return .next
    }
}

extension Run {
    /// Takes the action, and counts it.
    fileprivate mutating func redirect(
        to recipient: MailAddress, _ modifiers: [any ActionModifier]
    ) throws(RunFailure) {
        _ = try editedMessage()
        let action = RedirectAction(
            to: recipient, from: senderOfRedirects, content: outgoingContent)
        try add(action, modifiers: modifiers)
        guard actions.count(where: { $0 is RedirectAction }) <= limits.redirects else {
            throw .tooManyRedirects(limits.redirects)
        }
    }

    /// The message as it is to be sent on: unchanged, or as it has been edited.
    fileprivate var outgoingContent: OutgoingMail.Content {
        mutating get { message.forwarded.map(OutgoingMail.Content.edited) ?? .original }
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
