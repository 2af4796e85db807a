import Accounts
import Testing

@Suite struct CredentialTests {
    let credential = Credential(
        username: "alice", passwordHash: Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8),
        isEnabled: true)

    @Test func `no way of printing shows the hash`() {
        var dumped = ""
        dump(credential, to: &dumped)
        var nested = ""
        dump([credential], to: &nested)
        for text in [
            "\(credential)", String(describing: credential), String(reflecting: credential),
            credential.debugDescription, "\([credential])", "\(Optional(credential) as Any)",
            dumped, nested,
        ] {
            #expect(!text.contains("gPafod"), "\(text)")
            #expect(!text.contains("103, 80"), "\(text)")
            #expect(!text.contains("36"), "\(text)")
        }
    }

    @Test func `the description tells who and whether enabled`() {
        #expect(credential.description == "Credential(alice, enabled, hash redacted)")
        let disabled = Credential(username: "bob", passwordHash: [], isEnabled: false)
        #expect(disabled.description == "Credential(bob, disabled, hash redacted)")
    }
}
