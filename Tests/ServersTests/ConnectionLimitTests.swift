import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Servers

@Suite struct ConnectionLimitTests {
    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/test")).wait()
        return channel
    }

    @Test func `connections over the limit are closed and logged, the others stay`() throws {
        let lines = LogLines()
        let limit = ConnectionLimit(2, log: lines.logger)
        let first = try channel()
        let second = try channel()
        let third = try channel()
        #expect(limit.admits(first))
        #expect(limit.admits(second))
        #expect(!limit.admits(third))
        #expect(first.isActive && second.isActive)
        #expect(!third.isActive)
        #expect(lines.all == ["warning: more than 2 connections at once; one is refused"])
    }

    @Test func `a closed connection makes room for another`() throws {
        let limit = ConnectionLimit(1, log: LogLines().logger)
        let first = try channel()
        #expect(limit.admits(first))
        try first.close().wait()
        // The embedded loop tells of the close only when it is run.
        first.embeddedEventLoop.run()
        #expect(limit.admits(try channel()))
    }
}
