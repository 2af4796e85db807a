import Mail
import Testing

@Suite struct UTF8TextTests {
    @Test(arguments: ["a", "ü", "日", "😀", "aü日😀"])
    func `a character is incomplete until its last octet`(text: String) {
        let octets = Array(text.utf8)
        #expect(UTF8Text.incompleteOctets(of: octets) == 0)
        let last = Array(String(text.last ?? " ").utf8).count
        for missing in 1..<max(2, last) where missing < last {
            #expect(
                UTF8Text.incompleteOctets(of: Array(octets.dropLast(missing))) == last - missing)
        }
    }

    @Test func `what begins no character is complete, as nothing can make it one`() {
        #expect(UTF8Text.incompleteOctets(of: []) == 0)
        #expect(UTF8Text.incompleteOctets(of: [0x80, 0x80, 0x80]) == 0)
        #expect(UTF8Text.incompleteOctets(of: [0xF0, 0x80, 0x80, 0x80, 0x80]) == 0)
    }
}
