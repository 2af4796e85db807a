internal import Accounts
internal import Mail

/// A name that a user types, or that mail is delivered for, as the name of an account.
struct LoginName {
    /// The names to look for, in this order: bare usernames in lower case.
    let candidates: [[UInt8]]

    /// Reads `user` or `user@hosted.domain`, in any case; nil when that can be no account.
    ///
    /// With a delimiter also `user+extension`, for deliveries; a login has no extension.
    init?(_ text: [UInt8], domains: [[UInt8]], delimiter: RecipientDelimiter? = nil) {
        var name = ASCII.lowercased(text)
        if let sign = name.lastIndex(of: UInt8(ascii: "@")) {
            guard domains.contains(Array(name[(sign + 1)...])) else { return nil }
            name.removeSubrange(sign...)
        }
        var candidates = [name]
        if let (user, detail, _) = delimiter?.split(localPart: name), detail != nil {
            candidates.append(user)
        }
        self.candidates = candidates.filter { AccountName.violation($0) == nil }
        guard !self.candidates.isEmpty else { return nil }
    }
}
