import Mail

/// Notices mail that comes round in circles through redirecting scripts.
struct RedirectLoop {
    private let visited: [MailAddress]
    private let wasRedirectedHere: Bool

    /// Looks at the places where a message has been: `X-Sieve-Redirected-From`, `Delivered-To`.
    init(header: MessageHeader, address: [UInt8]) {
        let redirected = addresses(in: header, HeaderName.redirectedFrom)
        visited = redirected + addresses(in: header, HeaderName.deliveredTo)
        wasRedirectedHere = redirected.contains { isSame($0, MailAddress(parsingPath: address)) }
    }

    /// Why a redirect to this address would loop; nil if it would not.
    func reason(against recipient: [UInt8]) -> String? {
        if wasRedirectedHere { return "this user has redirected the mail before" }
        let target = MailAddress(parsingPath: recipient)
        return visited.contains { isSame($0, target) } ? "the mail has been there before" : nil
    }
}

private func addresses(in header: MessageHeader, _ name: [UInt8]) -> [MailAddress] {
    header.all(named: name).compactMap { MailAddress(parsingPath: $0.unfolded()) }
}

private func isSame(_ first: MailAddress, _ second: MailAddress?) -> Bool {
    guard let second else { return false }
    return ASCII.equalIgnoringCase(first.localPart, second.localPart)
        && ASCII.equalIgnoringCase(first.domain, second.domain)
}
