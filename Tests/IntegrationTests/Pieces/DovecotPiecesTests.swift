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

    /// A script that could be uploaded must not fail at delivery for want of an extension.
    @Test func `whatever ManageSieve offers is carried out`() throws {
        let stack = try Stack.shared()
        let peer = try Conversation(port: stack.port("sieve"))
        var greeting: [String] = []
        while greeting.last?.hasPrefix("OK") != true { greeting.append(try peer.expectLine()) }
        let line = try #require(greeting.first { $0.hasPrefix("\"SIEVE\"") })
        let offered = Set(line.split(separator: "\"")[2].split(separator: " ").map(String.init))
        #expect(offered.count >= 24, "\(line)")
        let outcome = try Program("\(Stack.programs)/mailwright").run(
            ["sieve", "extensions"])
        let ours = outcome.output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
        #expect(offered.subtracting(ours).isEmpty, "\(outcome.errors)")
    }
}
