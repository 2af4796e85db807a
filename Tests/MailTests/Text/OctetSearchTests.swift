import Testing

@testable import Mail

@Suite struct OctetSearchTests {
    private func first(
        _ octet: UInt8, in octets: [UInt8], from start: Int = 0, ignoringCase: Bool = false
    ) -> Int {
        OctetSearch.first(
            octet, in: octets.span.bytes, from: start, ignoringCase: ignoringCase)
    }

    /// The same, octet by octet.
    private func plainly(
        _ octet: UInt8, in octets: [UInt8], from start: Int, ignoringCase: Bool
    ) -> Int {
        let fold = { (octet: UInt8) in ignoringCase ? ASCII.lowercased(octet) : octet }
        return octets.indices.first { $0 >= start && fold(octets[$0]) == fold(octet) }
            ?? octets.count
    }

    @Test func `an octet is found wherever it is, behind others that are nearly the same`() {
        for length in 1...40 {
            for place in 0..<length {
                for filling: UInt8 in [0x00, 0x09, 0x0B, 0x0E, 0x7F, 0x80, 0x8A, 0xFF] {
                    var octets = [UInt8](repeating: filling, count: length)
                    octets[place] = 0x0A
                    #expect(first(0x0A, in: octets) == place)
                    #expect(first(0x0A, in: octets, from: place) == place)
                    #expect(first(0x0A, in: octets, from: place + 1) == length)
                }
            }
        }
    }

    @Test func `nothing is found in nothing`() {
        #expect(first(0, in: []) == 0)
        #expect(first(0, in: [0], from: 1) == 1)
        #expect(first(1, in: [0, 0, 0]) == 3)
    }

    @Test(arguments: [false, true])
    func `every octet is told from every other one`(ignoringCase: Bool) {
        for octet in UInt8.min...UInt8.max {
            for other in UInt8.min...UInt8.max {
                let octets = [UInt8](repeating: other, count: 11)
                for start in [0, 3, 8, 10] {
                    #expect(
                        first(octet, in: octets, from: start, ignoringCase: ignoringCase)
                            == plainly(
                                octet, in: octets, from: start, ignoringCase: ignoringCase))
                }
            }
        }
    }

    @Test func `it agrees with a plain search in texts of chance`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...30, using: &generator)
            let octets = (0..<count).map { _ in
                UInt8.random(in: 0x38...0x7C, using: &generator) | (Bool.random() ? 0x80 : 0)
            }
            let octet = UInt8.random(in: 0x38...0x7C, using: &generator)
            let start = Int.random(in: 0...count, using: &generator)
            for ignoringCase in [false, true] {
                let found = first(octet, in: octets, from: start, ignoringCase: ignoringCase)
                let wanted = plainly(
                    octet, in: octets, from: start, ignoringCase: ignoringCase)
                #expect(found == wanted, "\(octet) in \(octets) from \(start)")
            }
        }
    }

    private func begin(_ octets: [UInt8], with prefix: [UInt8]) -> Bool {
        OctetSearch.begin(octets.span, with: prefix.span)
    }

    @Test func `a beginning is compared to its last octet`() {
        let octets = (0..<20).map(UInt8.init)
        for length in 0...20 {
            #expect(begin(octets, with: Array(octets[..<length])))
            for place in 0..<length {
                var other = Array(octets[..<length])
                other[place] ^= 0x80
                #expect(!begin(octets, with: other))
            }
        }
        #expect(!begin(Array(octets[..<7]), with: octets))
    }
}
