import Mail
import Routing
import Tables
import TestSupport
import Testing

/// The strategy `address` over a file, and stock Postfix with the same file as its
/// virtual_alias_maps: every recipient becomes the same.
@Suite struct VirtualAliasDifferenceTests {
    private static let users = ["bob", "Carol", "d.e", "\"a b\"", "owner-x", "postmaster"]
    private static let extensions = ["", "+Ext", "+a+b", "+"]
    private static let domains = ["example.org", "Example.net", "foreign.test"]

    /// All keys that a file may have for the addresses.
    private var keys: [String] {
        Self.users.flatMap { user in
            ["", "+Ext"].flatMap { detail in
                let quoted = user.hasPrefix("\"")
                let localPart = quoted ? "\(user.dropLast())\(detail)\"" : user + detail
                return [localPart] + Self.domains.map { "\(localPart)@\($0)" }
            }
        } + Self.domains.map { "@\($0)" }
    }

    private var addresses: [String] {
        Self.users.flatMap { user in
            Self.extensions.flatMap { detail in
                let quoted = user.hasPrefix("\"")
                let localPart = quoted ? "\(user.dropLast())\(detail)\"" : user + detail
                return Self.domains.map { "\(localPart)@\($0)" }
            }
        }
    }

    private func table(_ seed: UInt64) -> String {
        var random = RandomText(seed: seed)
        var lines: [String] = []
        for (number, key) in keys.enumerated() where random.number(below: 3) == 0 {
            // In a domain that the table does not have, so that nothing is expanded twice.
            let user = "r\(number)@x.test"
            let value = random.one(of: [
                user, user, "\(user), Two <s\(number)@x.test>", "@y.test", "\"q q\"@x.test",
                "\(user),t+\(number)@x.test",
            ])
            lines.append("\(key) \(value)\n")
        }
        return lines.joined()
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `every recipient becomes the same`(seed: UInt64) throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write("virtual", table(seed))
        try #require(try Program("/bin/chmod").run(["-R", "a+rX", folder.path]).status == 0)
        let postfix = try PrivatePostfix(
            """
            mydestination = example.org, example.net
            myorigin = example.org
            recipient_delimiter = +
            virtual_alias_maps = texthash:\(path)
            """)
        let map = RoutingMap(
            name: "virtual-aliases", strategy: .address,
            tables: [try TableOpener(TableContext()).open("texthash:\(path)")],
            context: RoutingContext(
                domains: HostedDomains(["example.org", "example.net"]),
                delimiter: RecipientDelimiter(Array("+".utf8))))
        let theirs = try postfix.recipients(of: addresses)
        var rewritten = 0
        for (address, theirs) in zip(addresses, theirs) {
            let answer = try map.lookup(Array(address.utf8))
            let ours = answer.map { AddressPieces.split($0.value) } ?? [Array(address.utf8)[...]]
            if answer != nil { rewritten += 1 }
            #expect(
                ours.map { String(decoding: $0, as: UTF8.self) } == theirs,
                "\(address) with the table\n\(table(seed))")
        }
        #expect(rewritten > 20 && rewritten < addresses.count)
    }
}
