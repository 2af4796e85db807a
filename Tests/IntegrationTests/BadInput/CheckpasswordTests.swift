import TestSupport
import Testing

extension StackTests {
    /// What Dovecot never sends, on descriptor 3 of the real program beside the running daemon.
    @Suite struct CheckpasswordTests {
        /// Runs the program with some input; the reply program is true(1), whose status is 0.
        private func run(
            _ input: [UInt8], lookup: Bool = false
        ) throws -> Program.Outcome {
            let stack = try Stack.shared()
            let files = try TemporaryDirectory()
            let path = try files.write("input", input)
            let program = "\(stack.site.programs)/mailwright-checkpassword"
            let command =
                "exec 3<'\(path)'; exec '\(program)' --socket "
                + "'\(stack.site.sockets.auth)' /bin/true"
            return try stack.run(
                "/bin/sh", ["-c", command],
                environment: lookup
                    ? ["AUTHORIZED": "1", "SERVICE": "imap"] : ["SERVICE": "imap"])
        }

        private func login(_ name: String, _ password: String) -> [UInt8] {
            Array("\(name)\0\(password)\0\0".utf8)
        }

        @Test func `the right input is answered`() throws {
            let alice = try Stack.shared().user("alice")
            #expect(try run(login("alice", alice.password)).status == 0)
            #expect(try run(login("alice", "wrong")).status == 1)
            #expect(try run(login("nobody", "wrong")).status == 1)
            #expect(try run(login("alice", ""), lookup: true).status == 0)
            #expect(try run(login("nobody", ""), lookup: true).status == 3)
        }

        @Test(arguments: [
            [], [0], [0, 0, 0], Array("alice".utf8), Array("alice\0".utf8),
            Array("alice\0secret".utf8), [UInt8](repeating: 0x61, count: 512),
        ])
        func `input without its NULs lets nobody in`(input: [UInt8]) throws {
            let outcome = try run(input)
            #expect(outcome.status != 0)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.split(separator: "\n").count <= 1, "\(outcome.errors)")
        }

        @Test func `more than 512 octets let nobody in`() throws {
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            let input = login("alice", alice.password + String(repeating: "x", count: 600))
            let outcome = try run(input)
            #expect(outcome.status != 0)
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(!outcome.errors.contains(alice.password))
            let endless = try run([UInt8](repeating: 0x61, count: 1_000_000))
            #expect(endless.status != 0)
        }

        @Test func `the daemon being away is no refusal`() throws {
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            try stack.withoutDaemon {
                let login = try run(login("alice", alice.password))
                #expect(login.status == 111)
                let lookup = try run(self.login("alice", ""), lookup: true)
                #expect(lookup.status == 111)
            }
        }
    }
}
