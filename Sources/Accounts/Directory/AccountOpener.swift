public import Outcomes

/// Finds the accounts that the settings name, among the back ends that a program links.
///
///     let opener = AccountOpener([.sqlite])
///     let directory = try opener.open("sqlite:/var/lib/mailwright/accounts.sqlite")
public struct AccountOpener: Sendable {
    private let backEnds: [AccountBackEnd]

    /// Makes an opener for some back ends.
    public init(_ backEnds: [AccountBackEnd]) {
        self.backEnds = backEnds
    }

    /// Opens `scheme:path`.
    ///
    /// Throws `.configuration` when the reference is not of that form or names no back end, else
    /// what the back end throws.
    public func open(_ reference: String) throws(LookupFailure) -> any AccountDirectory {
        let (backEnd, path) = try find(reference)
        return try backEnd.open(path)
    }

    /// The back end and the path that a reference names; throws `.configuration` if none.
    public func find(
        _ reference: String
    ) throws(LookupFailure) -> (backEnd: AccountBackEnd, path: String) {
        guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            throw .configuration(
                "accounts: \"\(reference)\" names no kind of database; write it as \(example)")
        }
        let scheme = String(reference[..<colon])
        let path = String(reference[reference.utf8.index(after: colon)...])
        guard let backEnd = backEnds.first(where: { $0.scheme == scheme }) else {
            throw .configuration(
                "accounts: \"\(scheme)\" is no kind of database that this program has; "
                    + "it has \(backEnds.map(\.scheme).sorted().joined(separator: ", "))")
        }
        guard path.utf8.first == UInt8(ascii: "/") else {
            throw .configuration(
                "accounts: \"\(path)\" is not an absolute path; write it as \(example)")
        }
        return (backEnd, path)
    }

    private var example: String {
        backEnds.map(\.example).sorted().joined(separator: " or ")
    }
}
