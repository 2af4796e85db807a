/// Splits `user+detail` as Postfix does with its parameter `recipient_delimiter`.
///
/// The parameter is a set of characters; the first of them that occurs splits. These are never
/// split: `postmaster`, `mailer-daemon`, `double-bounce`, and, if `-` is in the set, `owner-*`
/// and `*-request`; nor is a local part that begins with a delimiter, since the user would be empty.
public struct RecipientDelimiter: Equatable, Sendable {
    private let set: [UInt8]

    /// Makes a splitter for a set of characters; with an empty set nothing is ever split.
    public init(_ set: [UInt8]) {
        self.set = set
    }

    /// The user, and what follows the delimiter with the delimiter itself if there is one.
    ///
    /// `detail` is empty, not nil, when the delimiter is the last character (RFC 5233 4).
    public func split(
        localPart: [UInt8]
    ) -> (user: [UInt8], detail: [UInt8]?, delimiter: UInt8?) {
        guard let index = index(in: localPart[...]) else { return (localPart, nil, nil) }
        return (Array(localPart[..<index]), Array(localPart[(index + 1)...]), localPart[index])
    }

    /// Where the delimiter stands that splits the local part, or nil.
    public func index(in localPart: ArraySlice<UInt8>) -> Int? {
        guard let index = localPart.firstIndex(where: set.contains), index > localPart.startIndex,
            !isReserved(localPart)
        else { return nil }
        return index
    }

    private func isReserved(_ localPart: ArraySlice<UInt8>) -> Bool {
        for name in ["postmaster", "mailer-daemon", "double-bounce"]
        where ASCII.equalIgnoringCase(localPart, name.utf8) {
            return true
        }
        guard set.contains(UInt8(ascii: "-")) else { return false }
        let request = "-request".utf8
        return ASCII.equalIgnoringCase(localPart.prefix(6), "owner-".utf8)
            || localPart.count > request.count
                && ASCII.equalIgnoringCase(localPart.suffix(request.count), request)
    }
}
