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

    @Test(
        arguments: [
            ([], nil), ([0x41], nil), ([0xC3, 0xBC, 0xF0, 0x9F, 0x98, 0x80], nil), ([0xFC], 0),
            ([0x41, 0xFC, 0xFC], 1), ([0xC3, 0xBC, 0x80], 2), ([0x41, 0xE2, 0x82], 1),
            ([0xED, 0xA0, 0x80], 0), ([0x41, 0xC0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 0),
        ] as [([UInt8], Int?)])
    func `the first octet that is wrong`(octets: [UInt8], expected: Int?) {
        #expect(UTF8Text.firstWrongOctet(of: octets) == expected)
    }

    @Test func `what begins no character is complete, as nothing can make it one`() {
        #expect(UTF8Text.incompleteOctets(of: []) == 0)
        #expect(UTF8Text.incompleteOctets(of: [0x80, 0x80, 0x80]) == 0)
        #expect(UTF8Text.incompleteOctets(of: [0xF0, 0x80, 0x80, 0x80, 0x80]) == 0)
    }
}
