public import Outcomes

/// A kind of place that accounts can be kept in, such as `sqlite`.
///
/// The settings say which one: `accounts: "sqlite:/var/lib/mailwright/accounts.sqlite"`. A
/// program lists the back ends that it links, and ``AccountOpener`` picks.
public struct AccountBackEnd: Sendable {
    /// The word before the colon.
    public let scheme: String

    /// A reference as it may stand in the settings, for those who have written a wrong one.
    public let example: String

    /// Opens what stands after the colon.
    ///
    /// A directory that is not there, or damaged, is a temporary failure: it may be a file system
    /// that is not mounted yet. The same directory value can be asked again later.
    public let open: @Sendable (_ path: String) throws(LookupFailure) -> any AccountDirectory

    /// Makes the place ready, for `mailwright init`: makes what is missing, alters nothing else.
    ///
    /// Gives a line for each thing that it did; none when all was there already.
    public let prepare:
        @Sendable (_ path: String, _ owner: FileOwnership) throws(AccountChangeFailure) -> [String]

    /// Describes a back end.
    public init(
        scheme: String, example: String,
        open: @escaping @Sendable (String) throws(LookupFailure) -> any AccountDirectory,
        prepare:
            @escaping @Sendable (String, FileOwnership) throws(AccountChangeFailure) -> [String]
    ) {
        self.scheme = scheme
        self.example = example
        self.open = open
        self.prepare = prepare
    }
}
