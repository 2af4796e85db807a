import Mail
import MaildirStorage
import Outcomes
import Sieve

/// Looks whether the actions of a script can be carried out, and does nothing.
///
/// It refuses what `DeliveryPerformer` refuses, by the same functions.
struct DryRunPerformer: SieveActionPerformer {
    let request: DeliveryRequest
    let header: MessageHeader

    /// What was found out of the action.
    private(set) var forecast = ActionForecast()

    /// The folders that earlier actions would have made.
    private var made: Set<FolderName> = []

    init(request: DeliveryRequest, header: MessageHeader) {
        self.request = request
        self.header = header
    }

    mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        do throws(StoreFailure) {
            let folder = try StorePlace.folder(self.request.mailboxName(of: request))
            if made.contains(folder) { return }
            if try self.request.place(for: request).isNew { made.insert(folder) }
        } catch {
            let reason = try error.permanentReason()
            if request.message == nil {
                forecast.refusals.append(reason)
            } else {
                forecast.copyRefusals.append(reason)
            }
        }
    }

    /// What was found out since it was last asked for.
    mutating func takeForecast() -> ActionForecast {
        defer { forecast = ActionForecast() }
        return forecast
    }

    mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        guard mail.passesMessageOn else { return }
        let loop = request.redirectLoop(header)
        forecast.refusals += mail.recipients.compactMap { loop.reason(against: $0) }
    }

    mutating func keep(because reason: String) throws(LookupFailure) {
        forecast.refusals.append(reason)
    }

    mutating func pipe(
        _ call: ProgramCall, isCopy: Bool, isTry: Bool
    ) throws(LookupFailure) {
        forecast.conditions.append("if the program succeeds, which is not run here")
    }

    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure) {
        if request.memory == nil { throw .noMemory(for: entry) }
    }
}
