import Accounts
import Testing

@Suite struct AccountSnapshotTests {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static let snapshot: AccountSnapshot = {
        var builder = AccountSnapshot.Builder()
        builder.addAccount(
            username: bytes("alice"), fullNameAlias: bytes("Alice.Example"), isEnabled: true)
        builder.addAccount(username: bytes("Bob"), fullNameAlias: [], isEnabled: false)
        builder.addAlias(address: bytes("PR@Example.org"), owner: bytes("ALICE"))
        builder.addAlias(address: bytes("bare"), owner: bytes("bob"))
        return builder.build(token: AccountChangeToken(7))
    }()

    @Test(arguments: [("alice", "alice", true), ("ALICE", "alice", true), ("bob", "Bob", false)])
    func `an account is found in any case, and spelt as stored`(
        asked: String, name: String, enabled: Bool
    ) throws {
        let entry = try #require(Self.snapshot.account(named: Self.bytes(asked)))
        #expect(Array(entry.username) == Self.bytes(name))
        #expect(entry.isEnabled == enabled)
    }

    @Test(arguments: ["", "carol", "alice.example", "alice@example.org", "pr@example.org"])
    func `nothing else is an account`(asked: String) {
        #expect(Self.snapshot.account(named: Self.bytes(asked)) == nil)
    }

    @Test func `a full-name alias leads to the username`() {
        let found = Self.snapshot.username(ofFullNameAlias: Self.bytes("alice.EXAMPLE"))
        #expect(found.map(Array.init) == Self.bytes("alice"))
        #expect(Self.snapshot.username(ofFullNameAlias: Self.bytes("alice")) == nil)
        #expect(Self.snapshot.username(ofFullNameAlias: []) == nil)
    }

    @Test(arguments: [("pr@example.org", "alice"), ("pR@EXAMPLE.org", "alice"), ("BARE", "Bob")])
    func `an alias leads to the canonical name of its owner`(asked: String, owner: String) {
        let found = Self.snapshot.owner(ofAlias: Self.bytes(asked))
        #expect(found.map(Array.init) == Self.bytes(owner))
    }

    @Test func `an address that nobody owns has no owner`() {
        #expect(Self.snapshot.owner(ofAlias: Self.bytes("pr@example.net")) == nil)
        #expect(Self.snapshot.owner(ofAlias: Self.bytes("alice")) == nil)
    }

    @Test func `it counts, and keeps its token`() {
        #expect(Self.snapshot.accountCount == 2)
        #expect(Self.snapshot.aliasCount == 2)
        #expect(Self.snapshot.token == AccountChangeToken(7))
        #expect(Self.snapshot.complaints.isEmpty)
    }

    @Test func `a large site is small`() {
        var builder = AccountSnapshot.Builder()
        for number in 0..<20_000 {
            builder.addAccount(
                username: Self.bytes("user\(number)"),
                fullNameAlias: Self.bytes("first\(number).last"), isEnabled: true)
            builder.addAlias(
                address: Self.bytes("role\(number)@example.org"),
                owner: Self.bytes("user\(number)"))
        }
        let snapshot = builder.build(token: AccountChangeToken(1))
        #expect(snapshot.accountCount == 20_000)
        #expect(snapshot.aliasCount == 20_000)
        // Three maps; 24 bytes an entry, at most 22 of index, and the text itself.
        #expect(snapshot.byteSize < 20_000 * 3 * 80)
        #expect(snapshot.account(named: Self.bytes("USER19999"))?.isEnabled == true)
    }
}
