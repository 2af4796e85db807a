import Mail
import Sieve

/// What a delivery decides before it changes anything.
extension DeliveryRequest {
    /// The mailbox that a script's store means.
    ///
    /// `INBOX` is the one that mail is kept in, but not for a copy of a mail that the script sends.
    func mailboxName(of store: StoreRequest) -> [UInt8] {
        store.message == nil && StoreRequest.isInbox(store.mailbox) ? mailbox : store.mailbox
    }

    /// The folder that a script wants something stored in; throws if that can not be done.
    func place(for store: StoreRequest) throws(StoreFailure) -> StorePlace {
        try StorePlace(
            mailboxName(of: store), in: maildir, create: store.create || createsMailboxes)
    }

    /// Which redirects of a message would lead it round in a circle.
    func redirectLoop(_ header: MessageHeader) -> RedirectLoop {
        RedirectLoop(header: header, addresses: [address, redirectingAddress])
    }
}
