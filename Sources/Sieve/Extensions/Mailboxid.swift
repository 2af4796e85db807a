// RFC 9042: the tag :mailboxid on "fileinto" and the test "mailboxidexists".
// Complete, beside :fcc too (section 5). An id that no mailbox has is as good as none: the name
// counts (section 4). Which ids there are the host says.

internal import Outcomes

extension SieveExtension {
    /// Names mailboxes by ids that survive a new name.
    static let mailboxid = SieveExtension(
        "mailboxid", specification: "RFC 9042", tests: [.mailboxidexists],
        // RFC 9042, 4.2: not beside :specialuse.
        tags: TagDefinition.ofStore(
            "mailboxid", value: Parameter("mailboxid", .string), group: MailboxChoice.group
        ) { use, _ in
            FileByID(id: use.string)
        })
}

/// The tags that say in another way than by its name which mailbox is meant.
enum MailboxChoice {
    static let group = "mailbox choice"
}

extension TestDefinition {
    /// `mailboxidexists <mailbox-objectids: string-list>`: whether there is a mailbox for each id.
    fileprivate static let mailboxidexists = TestDefinition(
        "mailboxidexists", Signature([Parameter("mailbox-objectids", .stringList)])
    ) { arguments, _ in
        MailboxIDExists(ids: arguments.strings(0))
    }
}

private struct MailboxIDExists: CompiledTest {
    let ids: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for id in ids where try run.mailbox(withID: id) == nil { return false }
        return true
    }
}

private struct FileByID: ActionModifier {
    let id: StringTemplate

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        guard let mailbox = try run.mailbox(withID: id) else { return }
        action.store?.mailbox = mailbox
    }
}

extension Run {
    /// The mailbox with an id; what can be no id (RFC 8474, 7) is not asked for.
    fileprivate mutating func mailbox(withID id: StringTemplate) throws(RunFailure) -> [UInt8]? {
        let text = try id.value(in: &self)
        try charge(text.count + 1)
        guard MailboxID.isValid(text) else { return nil }
        try chargeForMailbox()
        let found = try askForMailbox(at: id.offset) { (host) throws(LookupFailure) in
            try host.mailbox(withID: text)
        }
        explain(
            "the id \(TraceEvent.quoted(text)) is "
                + (found.map { "that of \(TraceEvent.quoted($0))" } ?? "that of no mailbox"))
        return found
    }
}

/// What an id is made of (RFC 8474, 7): 1 to 255 letters, digits, `_` and `-`.
enum MailboxID {
    static func isValid(_ id: [UInt8]) -> Bool {
        (1...255).contains(id.count)
            && id.allSatisfy { byte in
                byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-")
            }
    }
}
