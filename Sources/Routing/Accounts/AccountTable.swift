internal import Accounts
internal import Outcomes
internal import Tables

/// A view of the accounts that is asked with addresses.
struct AccountTable: Table {
    typealias Answer = @Sendable (AccountQuestion) -> [UInt8]?

    let label: String
    let holder: AccountSnapshotHolder
    let domains: HostedDomains
    let answer: Answer

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        // Names of accounts need no quotes, so the last @ is the only one.
        guard let at = key.lastIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < key.count else {
            return nil
        }
        let question = AccountQuestion(
            address: key, localPart: Array(key[..<at]), domain: Array(key[(at + 1)...]),
            domains: domains, held: try holder.held())
        return answer(question).map { TableAnswer($0, table: label) }
    }
}

/// The hosted domains as a table: each leads to itself.
struct HostedDomainTable: Table {
    let label: String
    let domains: HostedDomains

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        domains.contains(key) ? TableAnswer(key, table: label) : nil
    }
}
