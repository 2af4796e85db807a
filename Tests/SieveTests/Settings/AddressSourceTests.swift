import Mail
import Testing

@testable import Sieve

@Suite struct AddressSourceTests {
    @Test(arguments: [
        ("sender", AddressSource.sender), ("Recipient", .recipient),
        ("orig_recipient", .originalRecipient), ("user_email", .user), ("postmaster", .postmaster),
        (
            "<a@b.test>",
            .address(MailAddress(localPart: Array("a".utf8), domain: Array("b.test".utf8)))
        ),
        ("<>", .address(MailAddress(localPart: [], domain: []))),
    ])
    func `words and addresses are read`(_ text: String, _ source: AddressSource) throws {
        #expect(try AddressSource.parse(text) == source)
    }

    @Test(arguments: ["", "default"])
    func `nothing is the default`(_ text: String) throws {
        #expect(try AddressSource.parse(text) == nil)
    }

    @Test(arguments: ["nobody", "a b", "<a"])
    func `all else is a mistake`(_ text: String) {
        #expect(throws: SettingMistake.self) { try AddressSource.parse(text) }
    }
}
