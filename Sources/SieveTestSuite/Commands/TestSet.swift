internal import Mail
internal import Sieve

extension CommandDefinition {
    /// `test_set <item: string> <value: string>`: sets the message or a part of the envelope.
    ///
    /// A new message brings an envelope with it: the recipient is that of `Envelope-To` or `To`,
    /// the sender that of `Return-Path`, `Sender` or `From`.
    static let testSet = CommandDefinition(
        "test_set", Signature([Parameter("item", .constantString), Parameter("value", .string)])
    ) { arguments, compilation in
        let item = String(decoding: arguments.string(0).constant ?? [], as: UTF8.self)
        guard let setter = TestSet.setters[item.lowercased()] else {
            compilation.report(.unknownItem(item), at: arguments.string(0).offset)
            return nil
        }
        return TestSet(setter: setter, value: arguments.string(1))
    }
}

private struct TestSet: CompiledCommand {
    static let setters: [String: @Sendable ([UInt8], inout Run) -> Void] = [
        "message": { value, run in run.setTestMessage(value) },
        "envelope": { _, _ in },
        "envelope.from": { value, run in run.envelope.sender = path(value) },
        "envelope.to": { value, run in
            run.envelope.recipient = path(value)
            run.envelope.finalRecipient = nil
        },
        "envelope.orig_to": { value, run in
            run.envelope.finalRecipient = run.envelope.finalRecipient ?? run.envelope.recipient
            run.envelope.recipient = path(value)
        },
        "envelope.auth": { value, run in run.envelope.authenticatedUser = value },
    ]

    let setter: @Sendable ([UInt8], inout Run) -> Void
    let value: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let value = try value.value(in: &run)
        setter(value, &run)
        return .next
    }

    private static func path(_ value: [UInt8]) -> [UInt8] {
        value.first == UInt8(ascii: "<") ? Array(value.dropFirst().dropLast()) : value
    }
}

extension Run {
    /// Makes a message the current one, with the envelope that its header tells.
    ///
    /// The flags are those of a message in a mailbox; a new one has none.
    mutating func setTestMessage(_ content: [UInt8], flags: [[UInt8]] = []) {
        self[StoredFlags.self].flags = flags
        internalFlags = flags
        message = MessageView(MessageInMemory(content))
        envelope = SieveEnvelope(
            sender: address(in: ["return-path", "sender", "from"])
                ?? TestBench.firstEnvelope.sender,
            recipient: address(in: ["envelope-to", "to"]) ?? TestBench.firstEnvelope.recipient)
    }

    /// The first address in the first field that is there; empty when that has none.
    private func address(in names: [String]) -> [UInt8]? {
        for name in names {
            guard let field = message.header.first(named: Array(name.utf8)) else { continue }
            return AddressList.parse(field.rawValue).first?.bytes ?? []
        }
        return nil
    }
}

/// The flags that the current message has where it is stored.
struct StoredFlags: ExtensionState {
    var flags: [[UInt8]] = []
}

extension Diagnostic {
    fileprivate static func unknownItem(_ item: String) -> Diagnostic {
        Diagnostic("there is no '\(item)' to set; use message or envelope.from")
    }
}
