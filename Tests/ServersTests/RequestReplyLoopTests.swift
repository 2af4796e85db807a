import Glibc
import Protocols
import Settings
import TestSupport
import Testing

@testable import Servers

@Suite struct RequestReplyLoopTests {
    private let directory: TemporaryDirectory
    private let lines = LogLines()

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Serves a protocol of lines while the body runs: each is answered by itself, "?" is garbage.
    private func withLoop(
        limit: Int = 10, patience: RequestReplyLoop.Patience = .init(),
        _ body: (String) throws -> Void
    ) throws {
        let path = directory.path("socket")
        let socket = try ListeningSocket(.unix(path: path, mode: 0o600, group: nil))
        let loop = try RequestReplyLoop(log: lines.logger, patience: patience)
        loop.listen(on: socket, limit: limit) { (input, replies) throws(WireError) in
            var used = 0
            for index in input.indices where input[index] == 10 {
                for place in used...index { replies.append(input[place]) }
                used = index + 1
            }
            if input[input.count - 1] == UInt8(ascii: "?") { throw WireError("garbage") }
            return used
        }
        let thread = try LoopThread(loop)
        defer { thread.stop() }
        try body(path)
    }

    @Test func `a request is answered, and the next one too`() throws {
        try withLoop { path in
            let client = try BlockingClient(path)
            #expect(client.ask("a\n", reply: 2) == "a\n")
            #expect(client.ask("bc\n", reply: 3) == "bc\n")
        }
    }

    @Test func `pipelined requests are answered in order`() throws {
        try withLoop { path in
            let client = try BlockingClient(path)
            #expect(client.ask("a\nb\nc\n", reply: 6) == "a\nb\nc\n")
        }
    }

    @Test func `a request may come byte by byte, and its end with the start of the next`() throws {
        try withLoop { path in
            let client = try BlockingClient(path)
            for byte in "abc" { client.send(String(byte)) }
            #expect(client.ask("d\ne", reply: 5) == "abcd\n")
            #expect(client.ask("f\n", reply: 3) == "ef\n")
        }
    }

    @Test func `garbage closes its own connection, after what came before it is answered`() throws {
        try withLoop { path in
            let other = try BlockingClient(path)
            let client = try BlockingClient(path)
            #expect(client.ask("a\n?", reply: 100) == "a\n")
            #expect(other.ask("b\n", reply: 2) == "b\n")
            #expect(lines.all.contains("notice: connection closed: garbage"))
        }
    }

    @Test func `a peer that does not read is not read from, and loses nothing`() throws {
        try withLoop { path in
            let client = try BlockingClient(path)
            let line = String(repeating: "x", count: 9999) + "\n"
            // Far more than both sockets hold: sending ends when nobody reads any more.
            var sent = 0
            while sent < 2000, client.sendWithoutWaiting(line) { sent += 1 }
            #expect(sent < 2000)
            // Others are served meanwhile.
            let other = try BlockingClient(path)
            #expect(other.ask("a\n", reply: 2) == "a\n")
            let all = client.receive(sent * line.utf8.count)
            #expect(all.utf8.count == sent * line.utf8.count)
        }
    }

    @Test func `connections over the limit are closed and told once`() throws {
        try withLoop(limit: 2) { path in
            let first = try BlockingClient(path)
            let second = try BlockingClient(path)
            #expect(first.ask("a\n", reply: 2) == "a\n")
            #expect(second.ask("b\n", reply: 2) == "b\n")
            for _ in 0..<3 {
                let refused = try BlockingClient(path)
                #expect(refused.receive(1).isEmpty)
            }
            #expect(lines.all.filter { $0.hasPrefix("warning") }.count == 1)
            #expect(first.ask("c\n", reply: 2) == "c\n")
        }
    }

    @Test func `a closed connection makes room for another`() throws {
        try withLoop(limit: 1) { path in
            for _ in 0..<20 {
                let client = try BlockingClient(path)
                #expect(client.ask("a\n", reply: 2) == "a\n")
                client.end()
                // The loop sees the end before the next connection: both are in its queue.
                #expect(client.receive(1).isEmpty)
            }
        }
    }

    @Test func `a peer that hangs up in the middle of a request is told of`() throws {
        try withLoop { path in
            let client = try BlockingClient(path)
            #expect(client.ask("a\nsecret", reply: 2) == "a\n")
            client.end()
            #expect(client.receive(1).isEmpty)
            let other = try BlockingClient(path)
            #expect(other.ask("b\n", reply: 2) == "b\n")
            other.end()
            #expect(other.receive(1).isEmpty)
            #expect(
                lines.all.dropFirst() == [
                    "notice: connection closed by its peer in the middle of a request"
                ])
        }
    }

    @Test func `an idle connection is closed, and one in use is not`() throws {
        try withLoop(patience: .init(idle: .seconds(1))) { path in
            let silent = try BlockingClient(path)
            let idle = try BlockingClient(path)
            #expect(idle.ask("a\n", reply: 2) == "a\n")
            let busy = try BlockingClient(path)
            for _ in 0..<40 {
                #expect(busy.ask("b\n", reply: 2) == "b\n")
                usleep(50_000)
            }
            #expect(
                lines.all.filter { $0 == "info: connection closed: idle for 1.0 seconds" }.count
                    == 2)
            #expect(silent.receive(1).isEmpty)
            #expect(idle.receive(1).isEmpty)
        }
    }

    @Test func `a request that comes byte by byte has an end`() throws {
        try withLoop(patience: .init(request: .milliseconds(500))) { path in
            let client = try BlockingClient(path)
            let start = ContinuousClock.now
            var count = 0
            while count < 200, client.sendWithoutWaiting("x") {
                count += 1
                usleep(50_000)
            }
            #expect(count > 1)
            #expect(start.duration(to: .now) < .seconds(5))
            #expect(
                lines.all.dropFirst() == [
                    "notice: connection closed: a request did not end in 0.5 seconds"
                ])
        }
    }

    @Test func `a peer that never takes its reply is closed`() throws {
        try withLoop(patience: .init(request: .milliseconds(500))) { path in
            let client = try BlockingClient(path)
            let line = String(repeating: "x", count: 9999) + "\n"
            while client.sendWithoutWaiting(line) {}
            let notice = "notice: connection closed: a reply was not taken in 0.5 seconds"
            for _ in 0..<500 where !lines.all.contains(notice) { usleep(10_000) }
            #expect(lines.all.dropFirst() == [notice])
        }
    }

    @Test func `a stopped loop closes its connections and its socket`() throws {
        var left: BlockingClient?
        try withLoop { path in
            left = try BlockingClient(path)
            #expect(left?.ask("a\n", reply: 2) == "a\n")
        }
        #expect(left?.receive(1) == "")
        #expect(throws: BlockingClient.Refused.self) {
            try BlockingClient(directory.path("socket"))
        }
    }
}
