import Sieve

/// The names of the header fields that delivery looks at or writes.
enum HeaderName {
    static let deliveredTo = RedirectLoop.deliveredTo
    static let messageID = Array("Message-ID".utf8)
    static let redirectedFrom = RedirectLoop.mark
    static let returnPath = Array("Return-Path".utf8)
    static let subject = Array("Subject".utf8)
}
