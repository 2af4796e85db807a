import Foundation
import Mail
import Sieve
import Testing

/// The scripts in examples/sieve are copied by people: each must compile, and do something.
@Suite struct ExampleScriptTests {
    static let scripts = Repository.files(in: "examples/sieve", ending: "sieve")

    @Test func `there are examples`() {
        #expect(Self.scripts.count >= 4)
    }

    @Test(arguments: scripts)
    func `an example compiles and keeps a mail that it is not for`(script: URL) throws {
        let source = Array(try Data(contentsOf: script))
        let compiled = try SieveScript(compiling: source, named: script.lastPathComponent)
        let result = compiled.run(
            message: MessageInMemory(Array("Subject: hello\r\n\r\nhello\r\n".utf8)),
            envelope: SieveEnvelope(
                sender: Array("friend@example.net".utf8),
                recipient: Array("user@example.test".utf8)),
            host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        #expect(result.implicitKeep || !result.actions.isEmpty)
    }
}
