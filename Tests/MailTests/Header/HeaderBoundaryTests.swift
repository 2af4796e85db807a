import Mail
import Testing

@Suite struct HeaderBoundaryTests {
    private func feed(_ message: [UInt8], pieces: Int) -> (octets: Int, found: Bool) {
        var boundary = HeaderBoundary()
        var octets = 0
        var rest = message[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
            octets += piece.withUnsafeBytes { boundary.headerOctets(in: $0) }
        }
        return (octets, boundary.isFound)
    }

    @Test(arguments: [
        "A: 1\n\nbody\n\nmore", "A: 1\r\n\r\nbody", "\nbody", "\r\nbody", "\rA\n\nbody",
        "A: 1\r\n\nbody",
        "\r\r\n\nx", "A\n\r\r\n\nx",
    ])
    func `it agrees with the parser however the pieces fall`(message: String) {
        let bytes = Array(message.utf8)
        let header = MessageHeader(parsing: bytes)
        for pieces in 1...bytes.count {
            let (octets, found) = feed(bytes, pieces: pieces)
            #expect(octets == header.bodyOffset)
            #expect(found)
        }
    }

    @Test(arguments: ["", "A: 1", "A: 1\n", "A: 1\n\r"])
    func `without an empty line all is header`(message: String) {
        let (octets, found) = feed(Array(message.utf8), pieces: 3)
        #expect(octets == message.utf8.count)
        #expect(!found)
    }
}
