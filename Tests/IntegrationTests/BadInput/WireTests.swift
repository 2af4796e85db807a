import TestSupport
import Testing

extension StackTests {
    /// Peers that do not speak the protocol, on the sockets of the running mailwrightd.
    @Suite struct WireTests {
        private static let question = "virtual-aliases bob.brown@example.test"
        private static let answer = "OK bob@example.test"

        private static func netstring(_ text: String) -> [UInt8] {
            Array("\(text.utf8.count):\(text),".utf8)
        }

        /// Asks the way Postfix does, over a connection of its own or a given one.
        private func ask(_ open: Conversation? = nil) throws -> Bool {
            let stack = try Stack.shared()
            let conversation = try open ?? Conversation(socket: stack.site.sockets.lookup)
            try conversation.send(Self.netstring(Self.question))
            let answer = Self.netstring(Self.answer)
            return try conversation.bytes(answer.count) == answer
        }

        @Test(arguments: [
            "100001:virtual-aliases ", "999999999:", "9999999999999999999:", "garbage\n",
            ":virtual-aliases x,", "5:abcdefg,", "-5:abcde,", " 5:abcde,", "\0\0\0\0",
            "GET / HTTP/1.1\r\n\r\n",
        ])
        func `a peer that speaks no netstrings is closed and logged in one line`(
            garbage: String
        ) throws {
            let stack = try Stack.shared()
            let other = try Conversation(socket: stack.site.sockets.lookup)
            #expect(try ask(other))
            let log = try stack.mark("mailwrightd")
            let peer = try Conversation(socket: stack.site.sockets.lookup)
            try peer.send(Array(garbage.utf8))
            #expect(try peer.rest().isEmpty)
            _ = try log.wait(for: "connection closed", "netstring")
            #expect(try ask(other))
            #expect(try ask())
            #expect(log.text.split(separator: "\n").count == 1, "\(log.text)")
        }

        @Test func `what was asked before the garbage is answered first`() throws {
            let stack = try Stack.shared()
            let peer = try Conversation(socket: stack.site.sockets.lookup)
            try peer.send(Self.netstring(Self.question) + Array("garbage".utf8))
            #expect(try peer.rest() == Self.netstring(Self.answer))
        }

        @Test func `a truncated netstring holds nobody up and is logged in one line`() throws {
            let stack = try Stack.shared()
            let log = try stack.mark("mailwrightd")
            let whole = Self.netstring(Self.question)
            let peers = try (1..<whole.count).map { count in
                let peer = try Conversation(socket: stack.site.sockets.lookup)
                try peer.send(Array(whole.prefix(count)))
                return peer
            }
            #expect(try ask())
            // One of them goes on after all; the others hang up in the middle.
            try peers[4].send(Array(whole.dropFirst(5)))
            let answer = Self.netstring(Self.answer)
            #expect(try peers[4].bytes(answer.count) == answer)
            for peer in peers where peer !== peers[4] {
                peer.finish()
                #expect(try peer.rest().isEmpty)
            }
            #expect(try ask())
            let notice = "closed by its peer in the middle of a request"
            try wait(for: "a notice for each of the peers in \(log.text)") {
                log.lines(with: notice).count == peers.count - 1
            }
            #expect(log.text.split(separator: "\n").count == peers.count - 1, "\(log.text)")
            #expect(!log.text.contains("virtual"), "no octet of a peer is logged: \(log.text)")
        }

        @Test func `a request of the greatest length is answered`() throws {
            let stack = try Stack.shared()
            let peer = try Conversation(socket: stack.site.sockets.lookup)
            let name = "virtual-aliases "
            let key = String(repeating: "a", count: 100_000 - name.utf8.count)
            try peer.send(Self.netstring(name + key))
            #expect(try peer.bytes(12) == Array("9:NOTFOUND ,".utf8))
        }

        @Test func `hundreds of connections are all answered`() throws {
            let stack = try Stack.shared()
            let peers = try (0..<400).map { _ in
                try Conversation(socket: stack.site.sockets.lookup)
            }
            for peer in peers { try peer.send(Self.netstring(Self.question)) }
            let answer = Self.netstring(Self.answer)
            for peer in peers { #expect(try peer.bytes(answer.count) == answer) }
        }

        @Test func `ten thousand questions in one write are answered in order`() throws {
            let stack = try Stack.shared()
            let peer = try Conversation(socket: stack.site.sockets.lookup)
            let questions = Self.netstring(Self.question) + Self.netstring("virtual-aliases x@y.z")
            let answers = Self.netstring(Self.answer) + Array("9:NOTFOUND ,".utf8)
            for _ in 0..<50 {
                try peer.send(Array(repeatElement(questions, count: 100).joined()))
                let expected = Array(repeatElement(answers, count: 100).joined())
                #expect(try peer.bytes(expected.count) == expected)
            }
        }

        @Test func `tcp_table questions are answered and an endless line is not kept`() throws {
            let stack = try Stack.shared()
            let peer = try Conversation(port: stack.port("tcp_transport"))
            try peer.send(line: "get a@lists.example.test")
            #expect(try peer.line()?.hasPrefix("200 smtp:[127.0.0.1]:") == true)
            try peer.send(line: "get a%20b@unknown.test")
            #expect(try peer.line() == "500 not%20found")
            try peer.send(line: "put a b")
            #expect(try peer.expectLine().hasPrefix("400 ") == true)
            let log = try stack.mark("mailwrightd")
            let flood = try Conversation(port: stack.port("tcp_transport"))
            try flood.send([UInt8](repeating: 0x61, count: 5000))
            #expect(try flood.rest().isEmpty)
            _ = try log.wait(for: "connection closed", "tcp_table")
        }

        @Test func `the auth socket survives garbage`() throws {
            let stack = try Stack.shared()
            for garbage in ["garbage\n", "VERSION\t9\t9\n", "AUTH\n", "\0\0\0\n"] {
                let peer = try Conversation(socket: stack.site.sockets.auth)
                try peer.send(Array(garbage.utf8))
                peer.finish()
                _ = try peer.rest()
            }
            let flood = try Conversation(socket: stack.site.sockets.auth)
            // It may be closed before everything is sent.
            try? flood.send([UInt8](repeating: 0x61, count: 1_000_000))
            _ = try? flood.rest()
            #expect(try stack.doveadm("user", "bob").status == 0)
        }
    }
}
