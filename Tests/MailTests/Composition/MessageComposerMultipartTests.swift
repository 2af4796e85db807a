import Mail
import Testing

@Suite struct MessageComposerMultipartTests {
    private func composed(_ parts: String...) -> String {
        var composer = MessageComposer()
        composer.multipart("mixed", boundary: "=_x", parts.map { Array($0.utf8) })
        return String(decoding: composer.bytes, as: UTF8.self)
    }

    @Test func `parts are kept apart`() {
        #expect(
            composed("A: 1\n\nb\n", "\nc") == """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="=_x"

                --=_x
                A: 1

                b

                --=_x

                c
                --=_x--

                """)
    }

    @Test func `the parts are read as they were`() throws {
        let message = MessageInMemory(Array(composed("A: 1\n\nb\n", "\r\nc\r\n").utf8))
        let structure = try MIMEStructure(of: message)
        #expect(structure.parts.count == 3)
    }

    @Test func `eight bits are told of`() {
        #expect(composed("\nü").contains("\nContent-Transfer-Encoding: 8bit\n\n"))
        #expect(!composed("\nu").contains("8bit"))
    }
}
