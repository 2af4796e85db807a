import Delivery
import Mail
import MaildirStorage
import Outcomes
import ProgramRunning
import Sieve

/// The mailboxes that the command line names, and what the site has.
struct ListedMailboxes: SiteHost {
    let names: [[UInt8]]
    let site: SiteAnswers
    let recipientDelimiter: RecipientDelimiter
    let programs: ProgramDirectory?
    var createsMailboxes = false

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool { isListed(name) }

    /// To standard error, so that the actions alone are on standard output.
    func logForOwner(_ line: [UInt8]) {
        StandardError.write("debug: \(String(decoding: line, as: UTF8.self).printable)")
    }

    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        guard let programs else {
            throw .notRun(call, because: SieveMessageOptions.withoutPrograms)
        }
        return try programs.output(of: call)
    }

    /// What a delivery would make of each of the actions, as far as it depends on no mailbox.
    func forecasts(of actions: [any SieveAction]) -> [ActionForecast] {
        var made: [[UInt8]] = []
        return actions.map { action in
            guard let store = action.store else { return ActionForecast() }
            // Another action that stores stores a copy of what it sends (RFC 8580).
            let forecast = forecast(of: store, isCopy: !(action is StoreAction), made: made)
            if store.create || createsMailboxes { made.append(store.mailbox) }
            return forecast
        }
    }

    private func forecast(
        of store: StoreRequest, isCopy: Bool, made: [[UInt8]]
    ) -> ActionForecast {
        var forecast = ActionForecast()
        do throws(FolderNameError) {
            _ = try FolderName(store.mailbox)
            let isThere = isListed(store.mailbox) || made.contains(store.mailbox)
            if !store.create, !createsMailboxes, !isThere {
                forecast.conditions = ["if there is such a mailbox (see --user and --maildir)"]
            }
        } catch {
            if isCopy {
                forecast.copyRefusals = [error.description]
            } else {
                forecast.refusals = [error.description]
            }
        }
        return forecast
    }

    private func isListed(_ name: [UInt8]) -> Bool {
        StoreRequest.isInbox(name) || names.contains(name)
    }
}
