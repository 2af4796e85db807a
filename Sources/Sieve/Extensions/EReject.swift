// RFC 5429: the action "ereject".
// Complete. A server that can still refuse the message does so, in ASCII whatever the reason is; else
// the sender gets a notice that the delivery has failed (RFC 3464), unless who must not get answers
// from programs is the sender. What it goes with is told at "reject".

extension SieveExtension {
    /// Refuses the message while it is handed in, if that can be done.
    static let ereject = SieveExtension(
        "ereject", specification: "RFC 5429",
        commands: [.refusal("ereject", form: .deliveryStatus)])
}
