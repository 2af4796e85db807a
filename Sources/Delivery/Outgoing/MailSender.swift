/// Hands mail to the site's mail server; it returns only when the server has taken it over.
public protocol MailSender: Sendable {
    /// Sends one mail.
    func send(_ mail: EnvelopedMail) throws(SendFailure)
}
