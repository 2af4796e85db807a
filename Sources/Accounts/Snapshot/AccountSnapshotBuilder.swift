internal import Mail
internal import Outcomes

extension AccountSnapshot {
    /// Makes a snapshot of rows as a back end reads them: all accounts first, then the aliases.
    ///
    /// A database is written by others as well, so nothing is taken on trust: what can not be
    /// used is left out with a complaint. That harms one name, where refusing the whole would
    /// stop the mail of all.
    public struct Builder: Sendable {
        /// How many complaints are kept; a table full of nonsense shall not fill the log.
        public static let maximumComplaintCount = 100

        private var names = FlatMap.Builder()
        private var fullNameAliases = FlatMap.Builder()
        private var aliases = FlatMap.Builder()
        private var complaints: [String] = []
        private var complaintsLeftOut = 0

        /// Begins with nothing.
        public init() {}

        /// Adds an account; an empty full-name alias is none.
        public mutating func addAccount(
            username: [UInt8], fullNameAlias: [UInt8]?, isEnabled: Bool
        ) {
            if let violation = AccountName.violation(username) {
                return complain("account", username, violation)
            }
            let flags = isEnabled ? AccountSnapshot.enabledFlag : 0
            guard names.insert(ASCII.lowercased(username), username, payload: flags) else {
                return complain("account", username, "is there twice; remove one")
            }
            guard let fullNameAlias, !fullNameAlias.isEmpty else { return }
            if let violation = AccountName.violation(fullNameAlias) {
                return complain("full-name alias", fullNameAlias, violation)
            }
            if !fullNameAliases.insert(ASCII.lowercased(fullNameAlias), username) {
                complain("full-name alias", fullNameAlias, "has two accounts; take it from one")
            }
        }

        /// Adds an alias of an account that was added before.
        public mutating func addAlias(address: [UInt8], owner: [UInt8]) {
            guard !address.isEmpty, address.count <= Self.maximumAddressLength,
                !address.contains(where: { ASCII.isControl($0) || $0 == 0x20 })
            else { return complain("alias", address, "is not an address; correct or remove it") }
            guard let account = names.entry(ASCII.lowercased(owner)) else {
                return complain(
                    "alias", address, "has an owner that is no account; correct or remove it")
            }
            if !aliases.insert(ASCII.lowercased(address), Array(account.value)) {
                complain("alias", address, "is there twice; remove one")
            }
        }

        /// The finished snapshot.
        public func build(token: AccountChangeToken) -> AccountSnapshot {
            var all = complaints
            if complaintsLeftOut > 0 { all.append("and \(complaintsLeftOut) more like these") }
            return AccountSnapshot(
                token: token, complaints: all, names: names.build(),
                fullNameAliases: fullNameAliases.build(), aliases: aliases.build())
        }

        /// A local part, an "@" and a domain of the longest kind, RFC 5321 4.5.3.1.
        static let maximumAddressLength =
            AccountName.maximumLength + 1 + AliasAddress.maximumDomainLength

        private mutating func complain(_ kind: String, _ text: [UInt8], _ violation: String) {
            guard complaints.count < Self.maximumComplaintCount else {
                complaintsLeftOut += 1
                return
            }
            let name = String(decoding: text.prefix(80), as: UTF8.self).printable
            complaints.append("\(kind) \"\(name)\" is left out: it \(violation)")
        }
    }
}
