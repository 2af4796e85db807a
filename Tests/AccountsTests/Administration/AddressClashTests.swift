import Testing

@testable import Accounts

@Suite struct AddressClashTests {
    let transaction: DirectoryInMemory.Transaction
    var clash: AddressClash { AddressClash(transaction: transaction, domains: ["a.example"]) }

    init() {
        var state = DirectoryInMemory.State()
        state.accounts = [Account(username: "alice", fullNameAlias: "alice.a")]
        state.aliases = [
            OwnedAlias(address: "bare", owner: "alice"),
            OwnedAlias(address: "pr@a.example", owner: "alice"),
            OwnedAlias(address: "far@elsewhere.example", owner: "alice"),
        ]
        transaction = DirectoryInMemory.Transaction(state)
    }

    @Test(arguments: [
        ("Alice", "the account alice"), ("alice.a", "the full-name alias of alice"),
        ("bare", "the alias bare of alice"), ("pr", "the alias pr@a.example of alice"),
        ("far", nil), ("free", nil),
    ])
    func `a local part is held by whatever has it in a hosted domain`(
        name: String, holder: String?
    ) throws {
        #expect(try clash.holder(ofLocalPart: name) == holder)
    }

    @Test(arguments: [
        ("alice", "the account alice"), ("bare@a.example", "the alias bare of alice"),
        ("pr@a.example", "the alias pr@a.example of alice"), ("far@a.example", nil),
    ])
    func `an address is held by a bare alias as well`(text: String, holder: String?) throws {
        let address = try AliasAddress(text, domains: ["a.example"])
        #expect(try clash.holder(of: address) == holder)
    }
}
