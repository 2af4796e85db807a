internal import Mail

/// What refusing a message comes to (RFC 5429), in each of the ways that a delivery may have.
///
/// A delivery that can still answer the server that brings the message gives it `reply`, if there is
/// one; else it sends the `notice`. In no case is the message stored.
public struct Refusal: Sendable, Equatable {
    /// The reason in UTF-8, as the script gives it.
    public var reason: [UInt8]

    /// What an SMTP or LMTP server, or an exit status, answers: ASCII, in lines with LF between them.
    ///
    /// Nil if the exact text matters and is not ASCII, so that a notice must be sent (RFC 5429, 2.2).
    public var reply: [UInt8]?

    /// The mail that tells the sender; nil if nobody may be told.
    public var notice: OutgoingMail?

    /// Why nobody is told, for the log.
    public var silence: String?

    /// Makes a refusal.
    public init(
        reason: [UInt8], reply: [UInt8]?, notice: OutgoingMail?, silence: String? = nil
    ) {
        self.reason = reason
        self.reply = reply
        self.notice = notice
        self.silence = silence
    }
}
