internal import Mail
internal import Outcomes

/// All names and aliases as of one moment: immutable, compact, and without passwords.
///
/// Every address that Postfix asks about is looked up here, so a lookup is a probe of a hash
/// table and waits for nobody. Keys are compared without regard to the case of A to Z; what
/// comes back is spelt as in the database.
public struct AccountSnapshot: Sendable {
    /// The state of the accounts that this is a picture of.
    public let token: AccountChangeToken

    /// What was left out and why, a line each; to be logged once for each snapshot.
    public let complaints: [String]

    let names: FlatMap
    let fullNameAliases: FlatMap
    let aliases: FlatMap

    init(
        token: AccountChangeToken, complaints: [String], names: FlatMap, fullNameAliases: FlatMap,
        aliases: FlatMap
    ) {
        self.token = token
        self.complaints = complaints
        self.names = names
        self.fullNameAliases = fullNameAliases
        self.aliases = aliases
    }

    /// How many accounts there are, disabled ones included.
    public var accountCount: Int { names.count }

    /// How many aliases there are.
    public var aliasCount: Int { aliases.count }

    /// How many bytes of memory the snapshot holds.
    public var byteSize: Int { names.byteSize + fullNameAliases.byteSize + aliases.byteSize }

    /// The account of a bare username, or nil.
    public func account(named username: [UInt8]) -> Entry? {
        names.entry(ASCII.lowercased(username)).map {
            Entry(username: $0.value, isEnabled: $0.payload & Self.enabledFlag != 0)
        }
    }

    /// The canonical username that a full-name alias (a bare local part) belongs to, or nil.
    ///
    /// Whether that account is enabled is told by ``account(named:)``.
    public func username(ofFullNameAlias alias: [UInt8]) -> ArraySlice<UInt8>? {
        fullNameAliases.lookup(ASCII.lowercased(alias))
    }

    /// The canonical username of the owner of an alias, or nil.
    ///
    /// The address is `local@domain`; an alias that is stored as a bare local part is found by
    /// asking for that. Whether the owner is enabled is told by ``account(named:)``.
    public func owner(ofAlias address: [UInt8]) -> ArraySlice<UInt8>? {
        aliases.lookup(ASCII.lowercased(address))
    }

    static let enabledFlag: UInt32 = 1
}

extension AccountSnapshot {
    /// An account in a snapshot.
    public struct Entry: Sendable, Equatable {
        /// The canonical username; shares the memory of the snapshot.
        public let username: ArraySlice<UInt8>

        /// Whether the user may log in and gets mail.
        public let isEnabled: Bool
    }
}
