import Delivery
import Mail
import MaildirStorage
import Outcomes
import Sieve

extension Options {
    /// The delivery that the options ask for, into the mailbox of an account.
    ///
    /// A setting of Sieve that can not be used is a failure: see `SieveSettingTexts`.
    func request(for account: Account) throws(LookupFailure) -> DeliveryRequest {
        let maildir = Maildir(path: account.expanded(settings.maildir))
        let name = Array(account.name.utf8)
        var request = DeliveryRequest(
            user: account.name, maildir: maildir,
            recipient: path(originalRecipient) ?? path(finalRecipient) ?? path(user) ?? name)
        request.finalRecipient = path(finalRecipient)
        request.sender = envelopeSender.map(senderPath)
        request.mailbox = mailbox ?? request.mailbox
        request.refusesInReply = refusesByStatus
        request.createsMailboxes = settings.createsMailboxes
        request.subscribes = settings.subscribes
        request.recipientDelimiter = RecipientDelimiter(Array(settings.recipientDelimiter.utf8))
        request.sieve = try SieveSettingTexts.settings(account.sieve + settings.sieve)
        // Far enough before the end of the delivery that what waits for them is done as well.
        request.sieve.limits.waitingSeconds = min(
            request.sieve.limits.waitingSeconds, max(1, Int(timeLimit) / 2))
        request.scriptLibrary = ScriptDirectories(
            personal: account.expanded(settings.scriptDirectory), request.sieve)
        request.maps = request.sieve[ListSettings.self].lookupSocket.map(ServerMaps.init)
        request.home = account.home
        request.memory = account.expanded(UserFiles.memory)
        request.tellsOwnerOfErrors = true
        if !settings.activeScript.isEmpty {
            request.activeScript = account.expanded(settings.activeScript)
        }
        return request
    }

    private func path(_ argument: [UInt8]?) -> [UInt8]? {
        guard let argument, !argument.isEmpty else { return nil }
        return MailAddress(parsingPath: argument)?.bytes ?? argument
    }

    /// The sender without brackets; `MAILER-DAEMON` is how pipe(8) writes the null sender.
    private func senderPath(_ argument: [UInt8]) -> [UInt8] {
        guard let address = MailAddress(parsingPath: argument) else { return [] }
        let isNull =
            address.domain.isEmpty
            && ASCII.equalIgnoringCase(address.localPart, "MAILER-DAEMON".utf8)
        return isNull ? [] : address.bytes
    }
}
