import Accounts
import Outcomes
import Routing
import Settings

/// Whether one of the site's tables leads an address elsewhere already.
///
/// The accounts know their own addresses; but an aliases file or an arbitration pattern may have
/// the same one, and then a new account or alias would get no mail, or take it from those who got
/// it before. Asked with the code of the server, as if there were no accounts.
struct TableClash {
    private let domains: [String]
    private let maps: [RoutingMap]

    /// Opens the tables of the maps that rewrite addresses; throws what is wrong with them.
    init(_ settings: SiteSettings) throws {
        domains = settings.domains
        let nobody = AccountSnapshot.Builder().build(token: AccountChangeToken(0))
        let all = try MapSet(settings, accounts: AccountSnapshotHolder(nobody)).maps
        maps = all.filter { $0.strategy.name == KeyStrategy.address.name }
    }

    /// Refuses an address, or a local part of the hosted domains, that a table has.
    func check(_ name: String) throws {
        for (address, answer) in try answers(to: name) where !isCatchAll(answer) {
            throw ToolFailure.refused(
                "\(address) is in \(place(answer)) already and leads to \(target(answer)); "
                    + "remove it there first, or choose another name")
        }
    }

    /// A line for each domain in which a table takes the mail of a user, with all others'.
    ///
    /// Postfix asks for `@domain` in virtual aliases before it looks at mailboxes, so the mail of
    /// an account goes there too, unless the table keeps it.
    func catchAlls(_ username: String) throws -> [String] {
        try answers(to: username).filter { isCatchAll($0.answer) }.map { address, answer in
            "mail to \(address) goes to \(target(answer)), for \(place(answer)) takes all of "
                + "the domain; to keep it here, add \(address) with itself as the value there"
        }
    }

    private func answers(to name: String) throws -> [(address: String, answer: MapAnswer)] {
        let addresses = name.contains("@") ? [name] : domains.map { "\(name)@\($0)" }
        return try addresses.flatMap { address in
            try maps.compactMap { try $0.lookup(Array(address.utf8)) }.map { (address, $0) }
        }
    }

    private func isCatchAll(_ answer: MapAnswer) -> Bool {
        answer.key.first == UInt8(ascii: "@")
    }

    private func place(_ answer: MapAnswer) -> String {
        answer.table + (answer.line > 0 ? ", line \(answer.line)," : "")
    }

    private func target(_ answer: MapAnswer) -> String {
        String(decoding: answer.value, as: UTF8.self).printable
    }
}
