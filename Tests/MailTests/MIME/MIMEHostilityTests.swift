import Mail
import Outcomes
import Testing

/// Messages that made others slow, or ended them.
@Suite struct MIMEHostilityTests {
    /// The structure, which must be there soon even in a debug build.
    private func structure(_ text: String) throws -> MIMEStructure {
        let message = MessageInMemory(Array(text.utf8))
        let clock = ContinuousClock()
        let start = clock.now
        let structure = try MIMEStructure(of: message)
        #expect(clock.now - start < .seconds(10))
        for part in structure.parts {
            #expect(part.level <= MIMEStructure.nestingLimit)
            #expect(part.header.upperBound <= part.body.lowerBound)
            #expect(part.body.upperBound <= message.size)
        }
        return structure
    }

    private func nested(_ count: Int, _ part: (Int) -> String) -> String {
        "Content-Type: multipart/x; boundary=b0\n\n" + (0..<count).map(part).joined()
    }

    @Test func `thousands of nested multiparts`() throws {
        let text = nested(5_000) { "--b\($0)\nContent-Type: multipart/x; boundary=b\($0 + 1)\n\n" }
        let parts = try structure(text).parts
        #expect(parts.count >= MIMEStructure.nestingLimit)
        #expect(parts.last?.isMultipart == false)
    }

    @Test func `thousands of nested messages`() throws {
        let text = String(repeating: "Content-Type: message/rfc822\n\n", count: 20_000)
        #expect(try structure(text).parts.count == MIMEStructure.nestingLimit + 1)
    }

    @Test func `more parts than can be told apart`() throws {
        let count = MIMEStructure.partLimit + 500
        let parts = try structure(nested(count) { "--b0\n\npart \($0)\n" }).parts
        #expect(parts.count == MIMEStructure.partLimit)
        #expect(parts.last?.type == .octetStream)
        #expect(parts.last?.body.upperBound == parts[0].body.upperBound)
        #expect(parts[parts.count - 2].type == .plainText)
    }

    @Test func `an empty boundary with many lines of dashes`() throws {
        let lines = String(repeating: "--\n----\n", count: 100_000)
        let header = "Content-Type: multipart/x; boundary=\"\"\n\n"
        #expect(try structure(header + lines).parts.count == 1)
    }

    @Test func `long lines that nearly are boundaries`() throws {
        let boundary = String(repeating: "a", count: MIMEStructure.boundaryLimit)
        let line = "--" + boundary.dropLast() + "b\n"
        let header = "Content-Type: multipart/x; boundary=\(boundary)\n\n"
        let text = header + String(repeating: line, count: 2_000)
        #expect(try structure(text).parts.count == 1)
        let longer = text.replacing("boundary=", with: "boundary=a")
        #expect(try structure(longer).parts.count == 1)
    }

    @Test func `headers of a megabyte`() throws {
        let field = "X: " + String(repeating: "y", count: 1 << 20) + "\n"
        let text = nested(1) { _ in "--b0\n" + field + "Content-Type: text/html\n\nbody\n" }
        let parts = try structure(text).parts
        #expect(parts.count == 2)
        #expect(parts[1].type == .plainText)
        #expect(parts[1].body.count == 5)
    }

    @Test func `a message that is cut anywhere, and octets of every value`() throws {
        let text = Array(
            """
            Content-Type: multipart/x; boundary="a"\r
            \r
            --a\r
            Content-Type: message/rfc822\r
            \r
            Content-Type: multipart/y; boundary*0=b; boundary*1*=%20c\r
            \r
            --b c\r
            Content-Transfer-Encoding: base64\r
            \r
            QQ==\r
            --b c--\r
            \r
            --a--\r

            """.utf8)
        for end in text.indices {
            for byte in [0, 0x0A, 0x0D, 0x2D, 0xFF] as [UInt8] {
                var changed = text
                changed[end] = byte
                for content in [changed, Array(text[..<end]), Array(text[end...])] {
                    let message = MessageInMemory(content)
                    let structure = try MIMEStructure(of: message)
                    for part in structure.parts {
                        #expect(part.body.upperBound <= content.count)
                        _ = try message.decodedBody(of: part)
                        _ = try message.header(of: part)
                    }
                }
            }
        }
    }
}
