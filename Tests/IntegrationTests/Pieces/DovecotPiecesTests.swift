import TestSupport
import Testing

/// Dovecot 2.3 reads every piece as it is shipped.
@Suite struct DovecotPiecesTests {
    private static let folder = "\(Stack.repository)/dovecot/2.3"
    private static let pieces = Files.list(folder)

    @Test(arguments: pieces)
    func `each piece is read without a warning`(piece: String) throws {
        let stack = try Stack.shared()
        let text = try #require(Files.text("\(Self.folder)/\(piece)"))
            .replacing("/etc/ssl/certs/ssl-cert-snakeoil.pem", with: stack.site.certificate)
            .replacing("/etc/ssl/private/ssl-cert-snakeoil.key", with: stack.site.certificate)
        let directory = try TemporaryDirectory()
        let path = try directory.write(
            "dovecot.conf",
            """
            !include_try /usr/share/dovecot/protocols.d/*.protocol
            ssl_dh = </usr/share/dovecot/dh.pem
            \(text)
            """)
        let outcome = try stack.run("doveconf", ["-n", "-c", path])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }

    @Test func `the running instance has all of them and no warning`() throws {
        let stack = try Stack.shared()
        let outcome = try stack.run("doveconf", ["-n", "-c", stack.site.dovecot.configuration])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("driver = checkpassword"))
        #expect(outcome.output.contains("managesieve"))
        #expect(Self.pieces.count >= 7)
        #expect(Self.pieces.allSatisfy { $0.hasSuffix(".conf") })
    }
}
