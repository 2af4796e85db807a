import Testing

@testable import Accounts

@Suite struct AccountSnapshotBuilderTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: [
        "../../etc", "..", "a/b", "", ".x", "-x", "a\0", "a@b", "ü",
        String(repeating: "a", count: 65),
    ])
    func `a name that could leave the mailbox root is left out with a complaint`(name: String) {
        var builder = AccountSnapshot.Builder()
        builder.addAccount(username: bytes(name), fullNameAlias: nil, isEnabled: true)
        builder.addAccount(username: bytes("alice"), fullNameAlias: nil, isEnabled: true)
        let snapshot = builder.build(token: AccountChangeToken(1))
        #expect(snapshot.account(named: bytes(name)) == nil)
        #expect(snapshot.account(named: bytes("alice")) != nil)
        #expect(snapshot.complaints.count == 1)
        #expect(snapshot.complaints.first?.contains("is left out: it ") == true)
    }

    @Test func `of two that are the same the first stays`() {
        var builder = AccountSnapshot.Builder()
        builder.addAccount(username: bytes("alice"), fullNameAlias: bytes("a"), isEnabled: true)
        builder.addAccount(username: bytes("ALICE"), fullNameAlias: bytes("b"), isEnabled: false)
        builder.addAccount(username: bytes("bob"), fullNameAlias: bytes("A"), isEnabled: true)
        builder.addAlias(address: bytes("pr@example.org"), owner: bytes("alice"))
        builder.addAlias(address: bytes("PR@example.org"), owner: bytes("bob"))
        let snapshot = builder.build(token: AccountChangeToken(1))
        #expect(snapshot.account(named: bytes("alice"))?.isEnabled == true)
        #expect(snapshot.username(ofFullNameAlias: bytes("a")).map(Array.init) == bytes("alice"))
        #expect(snapshot.username(ofFullNameAlias: bytes("b")) == nil)
        #expect(snapshot.owner(ofAlias: bytes("pr@example.org")).map(Array.init) == bytes("alice"))
        #expect(snapshot.complaints.count == 3)
    }

    @Test func `an alias without a real owner is left out`() {
        var builder = AccountSnapshot.Builder()
        builder.addAlias(address: bytes("pr@example.org"), owner: bytes("gone"))
        let snapshot = builder.build(token: AccountChangeToken(1))
        #expect(snapshot.owner(ofAlias: bytes("pr@example.org")) == nil)
        #expect(
            snapshot.complaints == [
                #"alias "pr@example.org" is left out: it has an owner that is no account; "#
                    + "correct or remove it"
            ])
    }

    @Test(arguments: ["", "a b@example.org", "a\n@example.org", String(repeating: "a", count: 321)])
    func `what is no address is left out`(address: String) {
        var builder = AccountSnapshot.Builder()
        builder.addAccount(username: bytes("alice"), fullNameAlias: nil, isEnabled: true)
        builder.addAlias(address: bytes(address), owner: bytes("alice"))
        let snapshot = builder.build(token: AccountChangeToken(1))
        #expect(snapshot.aliasCount == 0)
        #expect(snapshot.complaints.count == 1)
        #expect(snapshot.complaints.first?.contains("\n") == false)
    }

    @Test func `a table full of nonsense gives a bounded number of complaints`() {
        var builder = AccountSnapshot.Builder()
        for _ in 0..<500 { builder.addAccount(username: [], fullNameAlias: nil, isEnabled: true) }
        let complaints = builder.build(token: AccountChangeToken(1)).complaints
        #expect(complaints.count == AccountSnapshot.Builder.maximumComplaintCount + 1)
        #expect(complaints.last == "and 400 more like these")
    }
}
