internal import Mail
internal import Outcomes

/// The rules for the addresses of new aliases.
public struct AliasAddress: Sendable, Equatable {
    /// The address as it is stored, `local@domain` in lower case.
    public let text: String

    /// The local part in lower case.
    public let localPart: String

    /// The longest domain in bytes, RFC 5321 4.5.3.1.2.
    public static let maximumDomainLength = 255

    /// The two that no person may own: Postfix sends and answers as them itself.
    public static let reserved: [String] = ["double-bounce", "mailer-daemon"]

    /// The characters of a local part besides letters and digits.
    ///
    /// RFC 5322 3.2.3 less those that route mail or end up in paths and pipes: `!`, `%`, `/`,
    /// `|`, and less those that shells expand.
    private static let punctuation = Array("._-+=&'#~".utf8)

    /// Checks an address that an admin gives.
    ///
    /// A bare local part gets the primary domain, the first of `domains`. Throws `.refused` when
    /// the domain is not hosted here or the local part can not be one.
    public init(_ address: String, domains: [String]) throws(AccountChangeFailure) {
        let lowercased = ASCII.lowercased(Array(address.utf8))
        let parts = lowercased.split(
            separator: UInt8(ascii: "@"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            throw .refused(
                "the address \"\(address.printable)\" has more than one \"@\"; "
                    + "write it as local@domain")
        }
        if let violation = Self.violation(localPart: parts[0]) {
            throw .refused("the address \"\(address.printable)\" \(violation)")
        }
        localPart = String(decoding: parts[0], as: UTF8.self)
        let domain: String
        if parts.count == 2 {
            domain = String(decoding: parts[1], as: UTF8.self)
        } else if let primary = domains.first {
            domain = String(decoding: ASCII.lowercased(Array(primary.utf8)), as: UTF8.self)
        } else {
            throw .refused(
                "there is no hosted domain to complete \"\(localPart)\" with; "
                    + "name one under \"domains\" in the settings")
        }
        guard domain.utf8.count <= Self.maximumDomainLength,
            domains.contains(where: { ASCII.equalIgnoringCase($0.utf8, domain.utf8) })
        else {
            throw .refused(
                "the domain of \"\(address.printable)\" is not hosted here; use "
                    + (domains.isEmpty ? "a hosted one" : domains.joined(separator: " or ")))
        }
        text = localPart + "@" + domain
    }

    private static func violation(localPart: ArraySlice<UInt8>) -> String? {
        guard !localPart.isEmpty else { return "has nothing before the \"@\"; name a local part" }
        guard localPart.count <= AccountName.maximumLength else {
            return "has more than \(AccountName.maximumLength) bytes before the \"@\"; shorten it"
        }
        guard localPart.allSatisfy({ ASCII.isAlphanumeric($0) || punctuation.contains($0) }) else {
            return "has a character that no alias may hold; use letters, digits and "
                + String(decoding: punctuation, as: UTF8.self)
        }
        let dot = UInt8(ascii: ".")
        if localPart.first == dot || localPart.last == dot
            || zip(localPart, localPart.dropFirst()).contains(where: { $0 == dot && $1 == dot })
        {
            return "has a dot at an end of its local part or two in a row; write it without"
        }
        if localPart.first == UInt8(ascii: "-") {
            return "begins with \"-\"; begin it with a letter or a digit"
        }
        if reserved.contains(where: { $0.utf8.elementsEqual(localPart) }) {
            return "is Postfix's own; choose another"
        }
        return nil
    }
}
