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
        for address in name.contains("@") ? [name] : domains.map({ "\(name)@\($0)" }) {
            for map in maps {
                // What a table has for a whole domain is not meant against this one.
                guard let answer = try map.lookup(Array(address.utf8)), answer.key.first != at
                else { continue }
                let line = answer.line > 0 ? ", line \(answer.line)," : ""
                throw ToolFailure.refused(
                    "\(address) is in \(answer.table)\(line) already and leads to "
                        + "\(String(decoding: answer.value, as: UTF8.self).printable); "
                        + "remove it there first, or choose another name")
            }
        }
    }

    private let at = UInt8(ascii: "@")
}
