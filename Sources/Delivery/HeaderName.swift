/// The names of the header fields that delivery looks at or writes.
enum HeaderName {
    static let deliveredTo = Array("Delivered-To".utf8)
    static let messageID = Array("Message-ID".utf8)
    static let redirectedFrom = Array("X-Sieve-Redirected-From".utf8)
    static let returnPath = Array("Return-Path".utf8)
    static let subject = Array("Subject".utf8)
}
