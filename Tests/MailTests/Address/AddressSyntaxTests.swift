import Testing

@testable import Mail

@Suite struct AddressSyntaxTests {
    /// RFC 5322, section 3.2.3, letter by letter.
    @Test func `atom text is what the RFC lists, and UTF-8`() {
        let listed =
            "!#$%&'*+-/=?^_`{|}~0123456789"
            + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for byte in UInt8.min...0x7F {
            #expect(AddressSyntax.isAtomText(byte) == listed.utf8.contains(byte))
        }
        #expect((0x80...UInt8.max).allSatisfy(AddressSyntax.isAtomText))
    }
}
