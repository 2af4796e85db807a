import Accounts
import Mail
import Outcomes
import Routing
import Tables
import Testing

/// A site with two hosted domains, for all the tests.
enum Routes {
    static let context = RoutingContext(
        domains: HostedDomains(["Example.org", "example.net"]),
        delimiter: RecipientDelimiter(bytes("+")))

    /// A map over tables that stand in the text of the test.
    static func map(
        _ strategy: KeyStrategy, _ references: [String], _ context: RoutingContext = context
    ) throws -> RoutingMap {
        let opener = TableOpener(TableContext())
        return RoutingMap(
            name: "m", strategy: strategy, tables: try references.map { try opener.open($0) },
            context: context)
    }

    /// The accounts of the tests: alice, the disabled bob, and their aliases.
    static func snapshot() -> AccountSnapshot {
        var builder = AccountSnapshot.Builder()
        builder.addAccount(
            username: bytes("Alice"), fullNameAlias: bytes("alice.liddell"), isEnabled: true)
        builder.addAccount(
            username: bytes("bob"), fullNameAlias: bytes("bob.off"), isEnabled: false)
        builder.addAlias(address: bytes("pr@example.org"), owner: bytes("alice"))
        builder.addAlias(address: bytes("old@example.org"), owner: bytes("bob"))
        builder.addAlias(address: bytes("press"), owner: bytes("alice"))
        builder.addAlias(address: bytes("us@elsewhere.test"), owner: bytes("alice"))
        return builder.build(token: AccountChangeToken(1))
    }
}

func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}

extension RoutingMap {
    /// The answer as text; nil when it is not found.
    func text(_ key: String) throws(LookupFailure) -> String? {
        try lookup(bytes(key)).map { String(decoding: $0.value, as: UTF8.self) }
    }
}
