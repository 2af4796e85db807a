import Tables
import Testing

@Suite struct KeyFoldingTests {
    @Test(arguments: [
        ("bob@example.org", "bob@example.org"), ("Bob@EXAMPLE.org", "bob@example.org"), ("", ""),
        ("Žofie@Ünïcode.example", "žofie@ünïcode.example"), ("[]^_`{|}", "[]^_`{|}"),
    ])
    func `letters become small`(key: String, folded: String) {
        #expect(KeyFolding.folded(bytes(key)) == bytes(folded))
    }

    @Test func `bytes that are no UTF-8 stay`() {
        #expect(KeyFolding.folded([0x41, 0xff, 0xc3]) == [0x61, 0xff, 0xc3])
    }
}
