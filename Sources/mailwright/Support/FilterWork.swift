import Delivery
import MaildirStorage
import Outcomes

/// Runs a filter over folders, message by message, until it is done or somebody interrupts it.
struct FilterWork {
    var filter: MailboxFilter
    let maildir: Maildir
    let isExecuted: Bool
    var report: FilterReport

    /// How many messages are done before what was done is brought to the disk.
    private static let batch = 500

    /// Gives whether no script and no message failed, and nobody has interrupted it.
    mutating func run(on folders: [FolderName]) throws -> Bool {
        Interruption.watch()
        var messages: [MaildirMessage] = []
        for folder in folders { messages += try maildir.messages(in: folder) }
        report.expect(messages.count)
        var isGood = true
        for (index, message) in messages.enumerated() where !Interruption.hasCome {
            isGood = handle(message) && isGood
            if isExecuted, index % Self.batch == Self.batch - 1 { try filter.finish() }
        }
        try filter.finish()
        report.finish(isInterrupted: Interruption.hasCome)
        return isGood && !Interruption.hasCome
    }

    /// What can not be read or changed is left as it is, and told; the others need not wait for it.
    private mutating func handle(_ message: MaildirMessage) -> Bool {
        do throws(LookupFailure) {
            var plan = try filter.plan(for: message)
            if let wanted = plan, isExecuted, try !filter.carryOut(wanted) { plan = nil }
            report.note(plan)
            return plan?.hasFailed != true
        } catch {
            report.note(FilterPlan(message, failure: error.reason))
            return false
        }
    }
}
