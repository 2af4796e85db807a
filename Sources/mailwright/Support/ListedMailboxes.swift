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

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool { isListed(name) }

    /// To standard error, so that the actions alone are on standard output.
    func logForOwner(_ line: [UInt8]) {
        StandardError.write("debug: \(String(decoding: line, as: UTF8.self).printable)")
    }

    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        guard let programs else { throw .notRun(call) }
        return try programs.output(of: call)
    }

    /// What a delivery would make of an action, as far as it depends on no mailbox.
    func forecast(of action: any SieveAction) -> ActionForecast {
        var forecast = ActionForecast()
        guard let store = action.store else { return forecast }
        do throws(FolderNameError) {
            _ = try FolderName(store.mailbox)
            if !store.create, !isListed(store.mailbox) {
                forecast.conditions = ["if there is such a mailbox (see --user and --maildir)"]
            }
        } catch {
            forecast.refusals = [error.description]
        }
        return forecast
    }

    private func isListed(_ name: [UInt8]) -> Bool {
        StoreRequest.isInbox(name) || names.contains(name)
    }
}
