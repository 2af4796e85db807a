import Mail
import MaildirStorage
public import Outcomes
import Sieve
import SystemClock

/// Delivers one message into a user's Maildir, through the user's Sieve script.
///
/// The message is written once into `tmp` while its header is read; the scripts say where it
/// goes; it is brought to the disk; mails that the script sends are handed over; and then it appears in
/// its folders. When `deliver` returns, the message is safe; when it throws, nothing has
/// been stored, and the mail server must keep it. A script can only choose: whatever is wrong with it,
/// the mail is kept in the INBOX.
public struct LocalDelivery {
    private let request: DeliveryRequest
    private let sender: any MailSender
    private let log: any DeliveryLog
    private let didCreate: (String) -> Void
    private let willCommit: () -> Void

    /// Prepares a delivery.
    ///
    /// `didCreate` is told each temporary file before it is made, for a process that must clean
    /// up when it is told to stop. `willCommit` is called when all that may take long is done: from
    /// then on a process must not be stopped any more, or the mail would come once more.
    public init(
        _ request: DeliveryRequest, sender: any MailSender, log: any DeliveryLog,
        didCreate: @escaping (String) -> Void = { _ in },
        willCommit: @escaping () -> Void = {}
    ) {
        self.request = request
        self.sender = sender
        self.log = log
        self.didCreate = didCreate
        self.willCommit = willCommit
    }

    /// What became of the message.
    public enum Outcome: Equatable, Sendable {
        /// It is where the script wants it.
        case delivered

        /// Whoever hands it in has to be told that it is refused, and why: ASCII, lines with LF.
        case refused([UInt8])
    }

    /// Delivers the message that `read` gives piece by piece, 0 octets at its end.
    ///
    /// It is only refused if the request allows that (`DeliveryRequest.refusesInReply`).
    @discardableResult
    public func deliver(
        _ read: (UnsafeMutableRawBufferPointer) throws(LookupFailure) -> Int
    ) throws(LookupFailure) -> Outcome {
        let transaction = MaildirTransaction(request.maildir, didCreate: didCreate)
        let message = try transaction.spool(prefix: returnPath, read)
        var request = request
        // From now on, and not while the message came in: that is not the script's affair.
        request.deadline = Deadline(after: .seconds(request.sieve.limits.waitingSeconds))
        let outcome = ScriptRunner(request: request, log: log).run(on: message)
        if let outage = outcome.outage { throw outage }
        var performer = DeliveryPerformer(
            request: request, transaction: transaction, header: message.header, log: log)
        for action in outcome.actions { try action.perform(on: &performer) }
        if let notice = outcome.notice { performer.tellOwner(notice) }
        try transaction.prepare()
        try performer.prepareMemory()
        try performer.sendAll(through: sender)
        // After what may have to be tried again, which would run them again.
        try performer.runPrograms()
        willCommit()
        try transaction.commit()
        performer.rememberAll()
        report(message, performer.notes, scripts: outcome.scripts)
        return performer.refusal.map(Outcome.refused) ?? .delivered
    }

    /// `Return-Path` for the top of the message, if the sender is known and there is none:
    /// pipe(8) has written it already where its flags say so.
    private func returnPath(for header: MessageHeader) -> [UInt8] {
        guard let sender = request.sender, header.first(named: HeaderName.returnPath) == nil else {
            return []
        }
        return Array("Return-Path: <".utf8) + sender + Array(">\n".utf8)
    }

    private func report(_ message: SpooledMessage, _ notes: [String], scripts: [String]) {
        let field = message.header.first(named: HeaderName.messageID)
        let messageID = field.map { String(decoding: $0.unfolded(), as: UTF8.self) } ?? "none"
        let script = scripts.isEmpty ? "none" : scripts.joined(separator: "+")
        let result = notes.isEmpty ? "discarded" : notes.joined(separator: ", ")
        log.info(
            "user=\(request.user), msgid=\(messageID), size=\(message.size), "
                + "sieve=\(script): \(result)")
    }
}
