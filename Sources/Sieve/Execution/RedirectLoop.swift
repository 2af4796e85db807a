package import Mail

/// Notices mail that comes round in circles through redirecting scripts.
package struct RedirectLoop {
    /// The field that says who has redirected a mail.
    package static let mark = Array("X-Sieve-Redirected-From".utf8)

    /// The field that says where a mail has been delivered.
    package static let deliveredTo = Array("Delivered-To".utf8)

    private let visited: [MailAddress]
    private let wasRedirectedHere: Bool

    /// Looks at the places where a message has been, in both fields; the addresses, in octets as of
    /// an envelope, are those of this user.
    package init(header: MessageHeader, addresses own: [[UInt8]]) {
        let redirected = addresses(in: header, Self.mark)
        visited = redirected + addresses(in: header, Self.deliveredTo)
        let own = own.compactMap { MailAddress(parsingPath: $0) }
        wasRedirectedHere = redirected.contains { place in
            own.contains { $0.isSame(as: place) }
        }
    }

    /// Why a redirect to this address would loop; nil if it would not.
    package func reason(against recipient: [UInt8]) -> String? {
        if wasRedirectedHere { return "this user has redirected the mail before" }
        guard let target = MailAddress(parsingPath: recipient),
            visited.contains(where: { $0.isSame(as: target) })
        else { return nil }
        return "the mail has been there before"
    }
}

private func addresses(in header: MessageHeader, _ name: [UInt8]) -> [MailAddress] {
    header.all(named: name).compactMap { MailAddress(parsingPath: $0.unfolded()) }
}
